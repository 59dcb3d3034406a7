import type { Stated } from '../../core/amendment.ts';
import type { Contact, Party } from '../../core/communication.ts';
import type { ExhibitDescription, FileExhibit } from '../../core/exhibit.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { TimelineEvent } from '../../core/timeline.ts';

/** What of an event a text is. */
export type TextRole =
  /** The text of a message, or its subject. */
  | 'message'
  | 'subject'
  /** How a message read before it was edited; what software heard in its recording. */
  | 'earlier text'
  | 'machine transcript'
  /** A name or number of somebody who sent or received it. */
  | 'party'
  /** The name of a file. */
  | 'file name'
  /** The words of a document, and other facts that a file states. */
  | 'file words'
  | 'file fact'
  /** An answer of the person: `name` says which. */
  | 'answer'
  /** An answer as it stood before it was amended, and the reason for a change. */
  | 'earlier answer'
  | 'reason'
  /** What the person said of a file: caption, transcript, who sent it. */
  | 'description';

/** One text of an event that can be searched. */
export interface SearchableText {
  readonly role: TextRole;
  /** Which answer, fact or description: `what`, `felt`, `Software`, `caption`. */
  readonly name?: string;
  readonly text: string;
}

/**
 * Every text of an event that can be searched, the most telling first. `describedAs` gives what the
 * person said of a file inside a conversation.
 */
export function searchableTexts(
  event: TimelineEvent,
  describedAs: (reference: string) => readonly ExhibitDescription[],
): SearchableText[] {
  switch (event.kind) {
    case 'message':
    case 'call':
      return [
        ...contactTexts(event.contact),
        ...event.attachmentReferences.flatMap((reference) =>
          reference === null ? [] : describedAs(reference).flatMap(descriptionTexts),
        ),
      ];
    case 'file':
      return [
        ...fileTexts(event.exhibit),
        ...(event.exhibit.descriptions ?? []).flatMap(({ description }) =>
          descriptionTexts(description),
        ),
      ];
    case 'item':
      return answerTexts(event.exhibit.item);
    case 'incident':
      return statedTexts(event.incident);
    case 'order':
      return statedTexts(event.order);
    case 'telling':
      return statedTexts(event.telling);
  }
}

/** The texts of a message or call. */
export function contactTexts(contact: Contact): SearchableText[] {
  const parties = [contact.sender, ...contact.recipients].flatMap(partyTexts);
  if (contact.kind === 'call') return parties;
  return [
    ...given('message', contact.text),
    ...given('subject', contact.subject),
    ...(contact.earlierTexts ?? []).flatMap(({ text }) => given('earlier text', text)),
    ...given('machine transcript', contact.transcript?.text),
    ...contact.attachments.flatMap(({ name }) => given('file name', name)),
    ...parties,
  ];
}

/** The texts that a file brings with it. */
export function fileTexts({ name, facts }: Pick<FileExhibit, 'name' | 'facts'>): SearchableText[] {
  return [
    ...given('file name', name),
    ...given('file words', facts.words),
    ...given('party', facts.otherParty),
    ...Object.entries(facts.asFound ?? {}).flatMap(([fact, value]) =>
      given('file fact', value, fact),
    ),
  ];
}

/** What the person said of an exhibit. */
function descriptionTexts(description: ExhibitDescription): SearchableText[] {
  return stringsIn('description', description);
}

/** The texts among the answers of anything that the person stated, with whatever they hold inside. */
export function answerTexts(answers: object): SearchableText[] {
  return stringsIn('answer', answers);
}

function statedTexts(stated: Stated<never> | Stated<object>): SearchableText[] {
  const { changes, ...answers } = stated;
  return [
    ...stringsIn('answer', answers),
    ...changes.flatMap((change) =>
      change.kind === 'amended' ? stringsIn('earlier answer', change.before) : [],
    ),
    ...changes.flatMap((change) =>
      change.kind === 'confirmed' ? [] : given('reason', change.why),
    ),
  ];
}

/* Answers that are one of a list's ids, or say when and where something stands: nobody's words. */
const notWords: ReadonlySet<string> = new Set([
  ...['howSure', 'role', 'kind', 'to', 'behaviours', 'channels', 'recognised', 'visible'],
  ...['recordedAt', 'reference', 'code', 'entry', 'number', 'person', 'people', 'attached'],
  ...['orders', 'tellings', 'against', 'shownBy', 'incidents'],
]);

function stringsIn(role: TextRole, answers: object): SearchableText[] {
  return Object.entries(answers).flatMap(([name, value]: [string, unknown]) =>
    notWords.has(name) && !isNumberOfSomebody(role, name)
      ? []
      : textsOf(value).map((text) => ({ role, name, text })),
  );
}

/* In a description `number` is a telephone number. */
function isNumberOfSomebody(role: TextRole, name: string): boolean {
  return role === 'description' && name === 'number';
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null || 'precision' in value) return [];
  return Object.entries(value).flatMap(([name, inside]: [string, unknown]) =>
    notWords.has(name) ? [] : textsOf(inside),
  );
}

function partyTexts(party: Party | null): SearchableText[] {
  if (party === null) return [];
  return [...given('party', party.asFound), ...given('party', party.name)];
}

function given(
  role: TextRole,
  text: RecordedText | null | undefined,
  name?: string,
): SearchableText[] {
  const shown = text === null || text === undefined ? '' : shownText(text);
  return shown === '' ? [] : [{ role, text: shown, ...(name === undefined ? {} : { name }) }];
}
