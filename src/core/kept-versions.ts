import type { Stated } from './amendment.ts';

/** Every value that one answer has had, in the order in which it was given; absent ones left out. */
export function everGiven<Value>(stated: Stated<object>, member: string): ReadonlySet<Value> {
  const versions: object[] = [stated];
  for (const change of stated.changes)
    if (change.kind === 'amended') versions.push(change.before, change.after);
  const values = versions.map((version) => (version as Readonly<Record<string, unknown>>)[member]);
  return new Set(values.filter((value) => value !== undefined) as Value[]);
}
