import type { Finding } from '../../core/finding.ts';

export function note(kind: string, where: string, what: string): Finding {
  return { severity: 'note', kind, where, what };
}

export function damage(kind: string, where: string, what: string): Finding {
  return { severity: 'damage', kind, where, what };
}
