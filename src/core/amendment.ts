/** A change to answers that stand in the record already. Nothing is edited: this becomes an entry of its own. */
export interface Amendment<Answers> {
  /** Answers that are given anew. */
  readonly changed: Partial<Answers>;
  /** Answers that no longer stand. */
  readonly leftOut: readonly (keyof Answers & string)[];
  /** The person's reason, in their own words. */
  readonly why: string;
  /** Who recorded the change, when it was not the person. */
  readonly recordedBy?: string;
}

interface ChangeBase {
  /** The entry that holds the change. */
  readonly entry: number;
  /** UTC, milliseconds, by this computer's clock. */
  readonly at: string;
  /** The entry that it names: what it amends, withdraws or confirms. */
  readonly of: number;
  readonly recordedBy?: string;
}

/** One later entry about something that was recorded, oldest first. */
export type Change<Answers> =
  | (ChangeBase & {
      readonly kind: 'amended';
      readonly why: string;
      /** The answers concerned as they stood before, and as they stand since; absent ones were not given. */
      readonly before: Partial<Answers>;
      readonly after: Partial<Answers>;
    })
  | (ChangeBase & { readonly kind: 'withdrawn' | 'withdrawal taken back'; readonly why: string })
  /** The person has read it and says that it is right. */
  | (ChangeBase & { readonly kind: 'confirmed' });

/** What everything has that a person stated and may later amend, withdraw or confirm. */
export interface Stated<Answers> {
  /** The entry that recorded it first. */
  readonly entry: number;
  /** UTC, milliseconds, by this computer's clock. */
  readonly recordedAt: string;
  readonly changes: readonly Change<Answers>[];
}

/** Whether it was withdrawn, and the withdrawal not taken back. It stays in the record, marked so. */
export function isWithdrawn({ changes }: Stated<never> | Stated<object>): boolean {
  const kinds = changes.map(({ kind }) => kind);
  return kinds.lastIndexOf('withdrawn') > kinds.lastIndexOf('withdrawal taken back');
}

/** The answers as they were recorded first, before any change. */
export function firstWording<Answers extends object>(
  stated: Answers & { readonly changes: readonly Change<Answers>[] },
): Partial<Answers> {
  return [...stated.changes].reverse().reduce<Partial<Answers>>((answers, change) => {
    if (change.kind !== 'amended') return answers;
    const concerned = [...Object.keys(change.before), ...Object.keys(change.after)];
    const others = Object.entries(answers).filter(([member]) => !concerned.includes(member));
    return { ...(Object.fromEntries(others) as Partial<Answers>), ...change.before };
  }, stated);
}

/** The entry that a change has to name: the last one that changed the answers. */
export function latestWording({ entry, changes }: Stated<never> | Stated<object>): number {
  return changes.filter(({ kind }) => kind === 'amended').at(-1)?.entry ?? entry;
}
