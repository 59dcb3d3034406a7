import type { Change } from '../../core/amendment.ts';
import type { IncidentAnswers } from '../../core/incident.ts';
import { partValue, type JournalEntry } from '../../core/journal-entry.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { Happened } from '../../core/time.ts';
import { answersIn, partValues, type ReadText } from '../stated/answer-parts.ts';
import type { Catalogue } from './catalogue.ts';
import type { EntryStamp } from '../journal/entry-kinds.ts';
import { reindexEvent } from '../looking/event-words.ts';
import { changedAnswers } from '../stated/incident-parts.ts';
import { positionOf } from '../journal/position.ts';
import { changeParts, subjectForms, type StatedSubject } from '../stated/stated-subjects.ts';
import { answerTexts } from '../looking/searchable-texts.ts';
import { isTextObject } from '../objects/text-object.ts';
import { indexWords } from '../looking/word-index.ts';

/** What a replay knows while it applies an entry: the case's zone, and how to read long texts. */
export interface Replaying {
  readonly zone: string;
  readonly textOf: ReadText;
}

/** Where the answers of something stated are kept, and the event that shows it, if any. */
interface Kept {
  readonly reference: string;
  readonly answers: Record<string, unknown>;
  readonly event: number | null;
}

type Subject = StatedSubject | 'incident';

/** The half of the replay that follows what the person stated, and how they changed it later. */
export class StatementReplay {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Applies an entry about a person, identifier, order or telling: the first one, or a change. */
  async stated(
    subject: StatedSubject,
    stamp: EntryStamp,
    entry: JournalEntry,
    replaying: Replaying,
  ): Promise<void> {
    const form = subjectForms[subject];
    const given = partValue(entry, form.part) as StatedReference | undefined;
    if (given === undefined) return;
    if (Object.values(changeParts).some((name) => partValue(entry, name) !== undefined)) {
      await this.change(subject, stamp, entry, replaying);
      return;
    }
    const answers = await answersIn(form.fields, entry, replaying.textOf);
    this.#catalogue.run(
      `INSERT INTO stated (reference, subject, number, person, code, entry, recorded_at, answers)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      given.reference,
      subject,
      given.number,
      given.person ?? null,
      given.code ?? null,
      entry.seq,
      stamp.at,
      JSON.stringify(answers),
    );
    if (subject !== 'order' && subject !== 'telling') return;
    const { lastInsertRowid } = this.#catalogue.run(
      'INSERT INTO events (kind, position, entry, recorded_at, number) VALUES (?, ?, ?, ?, ?)',
      subject,
      positionOf(timeOf(subject, answers), replaying.zone),
      entry.seq,
      stamp.at,
      given.number,
    );
    indexWords(this.#catalogue, lastInsertRowid, wordsOf(answers));
  }

  /** Applies an entry that amends, withdraws or confirms something that stands already. */
  async change(
    subject: Subject,
    stamp: EntryStamp,
    entry: JournalEntry,
    { zone, textOf }: Replaying,
  ): Promise<void> {
    const kept = this.#kept(subject, entry);
    if (kept === null) return;
    const change = await changeIn(subject, stamp, entry, { answers: kept.answers, textOf });
    if (change === null) return;
    this.#catalogue.run(
      'INSERT INTO changes (reference, entry, change) VALUES (?, ?, ?)',
      kept.reference,
      entry.seq,
      JSON.stringify(change),
    );
    const { code } = partValue(entry, subjectForms[subject].part) as Partial<StatedReference>;
    if (code !== undefined)
      this.#catalogue.run('UPDATE stated SET code = ? WHERE reference = ?', code, kept.reference);
    if (change.kind === 'amended') this.#amended(subject, kept, change, zone);
    // What was said first can still be found, and why it was changed.
    if (kept.event !== null) reindexEvent(this.#catalogue, kept.event);
  }

  #kept(subject: Subject, entry: JournalEntry): Kept | null {
    const given = partValue(entry, subjectForms[subject].part) as StatedReference | undefined;
    if (given === undefined) return null;
    const reference = subject === 'incident' ? String(given.number) : given.reference;
    const row = (
      subject === 'incident'
        ? this.#catalogue.get('SELECT answers FROM incidents WHERE number = ?', given.number)
        : this.#catalogue.get('SELECT answers FROM stated WHERE reference = ?', reference)
    ) as { answers: string } | undefined;
    if (row === undefined) return null;
    const event = this.#catalogue.get(
      'SELECT id FROM events WHERE kind = ? AND number = ?',
      subject,
      given.number,
    ) as { id: number } | undefined;
    const answers = JSON.parse(row.answers) as Record<string, unknown>;
    return { reference, answers, event: event?.id ?? null };
  }

  #amended(
    subject: Subject,
    { reference, answers, event }: Kept,
    { before, after }: Extract<Change<object>, { kind: 'amended' }>,
    zone: string,
  ): void {
    const concerned = new Set([...Object.keys(before), ...Object.keys(after)]);
    const others = Object.entries(answers).filter(([member]) => !concerned.has(member));
    const current = { ...Object.fromEntries(others), ...after };
    const [table, key] = subject === 'incident' ? ['incidents', 'number'] : ['stated', 'reference'];
    this.#catalogue.run(
      `UPDATE ${table} SET answers = ? WHERE ${key} = ?`,
      JSON.stringify(current),
      subject === 'incident' ? Number(reference) : reference,
    );
    if (event === null) return;
    const position = positionOf(timeOf(subject, current), zone);
    this.#catalogue.run('UPDATE events SET position = ? WHERE id = ?', position, event);
  }
}

interface StatedReference {
  readonly reference: string;
  readonly number: number;
  readonly person?: string;
  readonly code?: string;
}

/** Every text among some answers, for the full-text index. */
export function wordsOf(answers: object): string[] {
  return answerTexts(answers).map(({ text }) => text);
}

function timeOf(subject: Subject, answers: object): Happened {
  const { when, from } = answers as { when?: Happened; from?: Happened };
  return (subject === 'order' ? from : when) ?? { precision: 'unknown' };
}

async function changeIn(
  subject: Subject,
  stamp: EntryStamp,
  entry: JournalEntry,
  from: { readonly answers: Record<string, unknown>; readonly textOf: ReadText },
): Promise<Change<object> | null> {
  const values = partValues(entry);
  const recordedBy = values.get('recorded by') as RecordedText | undefined;
  const base = {
    entry: entry.seq,
    at: stamp.at,
    ...(recordedBy === undefined ? {} : { recordedBy: shownText(recordedBy) }),
  };
  const named = (name: string): { entry: number; takenBack?: boolean } | undefined =>
    values.get(name) as { entry: number; takenBack?: boolean } | undefined;
  const amends = named(changeParts.amends);
  const withdraws = named(changeParts.withdraws);
  const confirms = named(changeParts.confirms);
  if (confirms !== undefined) return { ...base, kind: 'confirmed', of: confirms.entry };
  const why = await whyIn(values.get(changeParts.why), from.textOf);
  if (withdraws !== undefined) {
    const kind = withdraws.takenBack === true ? 'withdrawal taken back' : 'withdrawn';
    return { ...base, kind, of: withdraws.entry, why };
  }
  if (amends === undefined) return null;
  const after = await answersOf(subject, entry, from.textOf);
  const before = valuesBefore(subject, from.answers, after, values.get(changeParts.leftOut));
  return { ...base, kind: 'amended', of: amends.entry, why, before, after };
}

async function whyIn(value: unknown, textOf: ReadText): Promise<string> {
  if (value === undefined) return '';
  return isTextObject(value) ? textOf(value) : shownText(value as RecordedText);
}

async function answersOf(
  subject: Subject,
  entry: JournalEntry,
  textOf: ReadText,
): Promise<Record<string, unknown>> {
  const answers: Partial<IncidentAnswers> =
    subject === 'incident'
      ? await changedAnswers(entry, textOf)
      : await answersIn(subjectForms[subject].fields, entry, textOf);
  const { recordedBy, ...changed } = answers;
  return changed;
}

/* What stood in the place of the answers that are given anew or left out. */
function valuesBefore(
  subject: Subject,
  answers: Record<string, unknown>,
  after: object,
  leftOut: unknown,
): Record<string, unknown> {
  const { fields } = subjectForms[subject];
  const gone = (Array.isArray(leftOut) ? (leftOut as string[]) : []).map(
    (part) => fields.find((field) => field.part === part)?.member ?? part,
  );
  const concerned = new Set([...Object.keys(after), ...gone]);
  return Object.fromEntries(Object.entries(answers).filter(([member]) => concerned.has(member)));
}
