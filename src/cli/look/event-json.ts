import { isWithdrawn } from '../../core/amendment.ts';
import type { Message, Party } from '../../core/communication.ts';
import type { DescriptionMade, ExhibitDescription } from '../../core/exhibit.ts';
import { shownText, type RecordedText } from '../../core/text.ts';
import type { TimelineEvent } from '../../core/timeline.ts';

/** One event as `timeline --json`, `show --json` and `search --json` print it. */
export function eventAsJson(event: TimelineEvent): object {
  const base = {
    ref: event.reference,
    kind: event.kind,
    happened: event.happened,
    recorded: event.recordedAt,
    entry: event.entry,
    ...(event.marked ? { marked: true } : {}),
    ...(event.linkedTo.length === 0 ? {} : { linkedTo: event.linkedTo }),
  };
  switch (event.kind) {
    case 'incident': {
      const { number, entry, recordedAt, when, ...answers } = event.incident;
      return { ...base, ...answers, withdrawn: isWithdrawn(event.incident) };
    }
    case 'order': {
      const { number, entry, recordedAt, kind, reference, ...answers } = event.order;
      return { ...base, ...answers, orderKind: kind, withdrawn: isWithdrawn(event.order) };
    }
    case 'telling': {
      const { number, entry, recordedAt, reference, when, ...answers } = event.telling;
      return { ...base, ...answers, withdrawn: isWithdrawn(event.telling) };
    }
    case 'item': {
      const { item, described, descriptions } = event.exhibit;
      return { ...base, ...item, ...saidOf({ described, descriptions }) };
    }
    case 'file':
      return { ...base, ...fileMembers(event) };
    case 'message':
    case 'call':
      return { ...base, ...contactMembers(event) };
  }
}

function fileMembers({ exhibit }: Extract<TimelineEvent, { kind: 'file' }>): object {
  const { name, facts, sha256, sizeBytes, described, descriptions, importFinished } = exhibit;
  const { kind, mediaType, happened, words, ...stated } = facts;
  return {
    name: shownText(name),
    fileKind: kind,
    mediaType,
    sha256,
    sizeBytes,
    ...(words === undefined ? {} : { words: shownText(words) }),
    ...stated,
    ...saidOf({ described, descriptions }),
    ...(importFinished ? {} : { importFinished }),
  };
}

/** What the person said of an exhibit, and every entry that says it, where there is any. */
function saidOf({ described, descriptions }: Said): object {
  return {
    ...(described === undefined ? {} : { described }),
    ...(descriptions === undefined ? {} : { descriptions }),
  };
}

interface Said {
  readonly described: ExhibitDescription | undefined;
  readonly descriptions: readonly DescriptionMade[] | undefined;
}

function contactMembers(event: Extract<TimelineEvent, { kind: 'message' | 'call' }>): object {
  const { contact, conversation, exhibit, attachmentReferences, sources } = event;
  const base = {
    direction: contact.direction,
    means: contact.means,
    sender: contact.sender === null ? null : partyAsJson(contact.sender),
    recipients: contact.recipients.map(partyAsJson),
    exhibit,
    conversation: conversation.key,
    place: contact.place,
    markers: contact.markers,
    sources,
    ...(contact.otherTimes === undefined ? {} : { otherTimes: contact.otherTimes }),
  };
  if (contact.kind === 'call') {
    const { outcome, durationSeconds, numberWithheld } = contact;
    return { ...base, outcome, durationSeconds, numberWithheld };
  }
  return {
    ...base,
    text: contact.text === null ? null : shownText(contact.text),
    ...(contact.subject === undefined ? {} : { subject: shownText(contact.subject) }),
    attachments: contact.attachments.map((attachment, index) => ({
      ref: attachmentReferences[index] ?? null,
      ...attachment,
      name: shownOrNull(attachment.name),
    })),
    ...otherWordMembers(contact),
  };
}

function otherWordMembers({ earlierTexts, transcript, answers }: Message): object {
  return {
    ...(answers === undefined ? {} : { answers }),
    ...(earlierTexts === undefined
      ? {}
      : { earlierTexts: earlierTexts.map((one) => ({ ...one, text: shownText(one.text) })) }),
    ...(transcript === undefined
      ? {}
      : { transcript: { ...transcript, text: shownText(transcript.text) } }),
  };
}

function partyAsJson(party: Party): object {
  const { asFound, e164, name } = party;
  const shownName = name === undefined ? nameAsFound(party) : shownText(name);
  return {
    number: e164 ?? (shownName === asFound ? null : asFound),
    asFound,
    ...(shownName === null ? {} : { name: shownName }),
  };
}

/** A chat names its people by name alone, unless they were not saved on the phone. */
function nameAsFound({ asFound, e164 }: Party): string | null {
  return e164 === undefined && /\p{L}/u.test(asFound) && !asFound.includes('@') ? asFound : null;
}

function shownOrNull(text: RecordedText | null): string | null {
  return text === null ? null : shownText(text);
}
