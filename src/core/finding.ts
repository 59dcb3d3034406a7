/** What a check saw. *Damage* means the record or bundle is not as it was made; a *note* is for knowing. */
export interface Finding {
  readonly severity: 'damage' | 'note';
  /** A stable word for programs: `hash-differs`, `line-layout`, `object-missing`, `tail`… */
  readonly kind: string;
  /** `entry 12`, `objects/3f/3f2a…`, `manifest-sha256.txt`; never what a person wrote. */
  readonly where: string;
  /** One plain sentence. */
  readonly what: string;
}

/** Whether any finding is damage. */
export function showsDamage(findings: Iterable<Finding>): boolean {
  for (const finding of findings) if (finding.severity === 'damage') return true;
  return false;
}
