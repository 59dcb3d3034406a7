import type { Casefile } from '../../casefile/casefile.ts';
import type { Message } from '../../core/communication.ts';
import type { DescriptionMade, Exhibit } from '../../core/exhibit.ts';
import type { FileFacts } from '../../core/file-facts.ts';
import { dayInWords } from '../../core/read-back.ts';
import { visible, visibleLine } from '../../core/text.ts';
import { timeInWords } from '../../core/time.ts';
import type { ContactEvent, FileEvent, TimelineEvent } from '../../core/timeline.ts';
import { describeForm, natureOf } from '../describe/describe-form.ts';
import { contactBody, contactHead } from './event-lines.ts';
import { attachedToInWords } from './exhibit-ties.ts';
import { inFull } from '../form/history-lines.ts';
import { localDateTime } from '../form/local-day.ts';
import { answerLines, labelled, labelOf, shownAnswer } from '../form/shown-answers.ts';
import { incidentInFull } from './incident-in-full.ts';
import { orderForm } from '../orders/order-form.ts';
import { itemForm } from '../questions/item-form.ts';
import { tellingForm } from '../told/telling-form.ts';
import { eventWording } from '../wording/events.ts';

const wording = eventWording.full;

/** Everything about one event, for `show`. Whole texts, nothing cut. */
export function* eventInFull(event: TimelineEvent, casefile: Casefile): Generator<string> {
  yield* timeLines(event, casefile);
  yield* detailLines(event, casefile);
  if (event.marked) yield `  ${wording.marked}`;
  const attachedTo = attachedToOf(event, casefile);
  if (attachedTo !== null) yield labelled(wording.attachedTo, attachedTo);
  if (event.linkedTo.length > 0) yield labelled(wording.linkedTo, event.linkedTo.join(', '));
}

function attachedToOf(event: TimelineEvent, casefile: Casefile): string | null {
  if (event.kind !== 'file' && event.kind !== 'item') return null;
  return attachedToInWords(casefile, event.reference);
}

function timeLines({ happened, recordedAt, entry }: TimelineEvent, casefile: Casefile): string[] {
  const { local, utc, remarks } = timeInWords(happened, casefile.details.zone);
  const shown = visibleLine(local);
  return [
    labelled(wording.happened, utc === '' ? shown : wording.asUtc(shown, utc)),
    ...remarks.map((remark) => `    ${visibleLine(remark)}`),
    labelled(wording.howKnown, visibleLine(happened.basis ?? wording.notStated)),
    labelled(wording.recorded, recordedInWords(recordedAt, entry, casefile)),
  ];
}

/** When this computer recorded something: by the clock of the case, then UTC and the entry. */
export function recordedInWords(at: string, entry: number, casefile: Casefile): string {
  const happened = { precision: 'second', utc: at } as const;
  const { local, utc } = timeInWords(happened, casefile.details.zone);
  return wording.recordedAt(local, utc, entry);
}

function detailLines(event: TimelineEvent, casefile: Casefile): string[] {
  switch (event.kind) {
    case 'incident':
      return incidentInFull(event.incident, casefile);
    case 'order':
      return inFull(orderForm(casefile.details), event.order, casefile);
    case 'telling':
      return inFull(tellingForm, event.telling, casefile);
    case 'item':
      return [
        ...answerLines(itemForm, event.exhibit.item, casefile),
        ...descriptionLines(event.exhibit, casefile),
      ];
    case 'file':
      return fileLines(event, casefile);
    case 'message':
    case 'call':
      return contactLines(event, casefile);
  }
}

function fileLines({ exhibit }: FileEvent, casefile: Casefile): string[] {
  const { name, sha256, sizeBytes, facts } = exhibit;
  return [
    labelled(wording.nameAsReceived, visibleLine(name)),
    labelled(wording.sha256, sha256),
    labelled(wording.size, wording.bytes(sizeBytes)),
    ...factLines(facts),
    ...facts.notes.map((note) => labelled(wording.note, visibleLine(note))),
    ...descriptionLines(exhibit, casefile),
    ...(facts.words === undefined ? [] : [labelled(wording.itsWords, visible(facts.words))]),
  ];
}

/** What the file says of itself, besides its time. */
function factLines(facts: FileFacts): string[] {
  const { durationMilliseconds, widthPixels, heightPixels, statesPosition, asFound = {} } = facts;
  return [
    ...(durationMilliseconds === undefined
      ? []
      : [labelled(wording.length, eventWording.seconds(durationMilliseconds / 1000))]),
    ...(widthPixels === undefined
      ? []
      : [labelled(wording.pixels, `${widthPixels} × ${heightPixels ?? '?'}`)]),
    ...(statesPosition === true ? [`  ${wording.saysWhere}`] : []),
    ...facts.times.map(({ what, happened }) => {
      const time = happened.raw ?? happened.utc ?? happened.local ?? wording.notKnown;
      const basis = visibleLine(happened.basis ?? wording.notStated);
      return labelled(wording.states(what), wording.statedTime(visibleLine(time), basis));
    }),
    ...Object.entries(asFound).map(([fact, value]) =>
      labelled(visibleLine(fact), visibleLine(value)),
    ),
  ];
}

/**
 * What the person said of an exhibit: each answer as it was given last, and captions and transcripts
 * with the day on which they were typed; then what was typed before.
 */
export function descriptionLines(exhibit: Exhibit, casefile: Casefile): string[] {
  const made = exhibit.descriptions ?? [];
  const form = describeForm(natureOf(exhibit));
  const described = exhibit.described ?? {};
  const last = answerLines(form, described, casefile);
  const earlier = made.flatMap((one, index) => earlierLines(one, made.slice(index + 1)));
  const typedOn = made
    .filter(({ description }) => isTyped(description))
    .slice(-1)
    .map(({ at, entry }) => `    ${wording.typed(dayOf(at, casefile), entry)}`);
  return [...last, ...typedOn, ...earlier];

  function earlierLines({ description }: DescriptionMade, later: typeof made): string[] {
    return (['caption', 'transcript'] as const).flatMap((member) => {
      const replaced = later.some((one) => one.description[member] !== undefined);
      const text = shownAnswer(form, member, description, casefile);
      if (!replaced || text === null) return [];
      return [labelled(wording.earlier(labelOf(form, member, description)), text)];
    });
  }
}

function isTyped({ caption, transcript }: DescriptionMade['description']): boolean {
  return caption !== undefined || transcript !== undefined;
}

function dayOf(utc: string, casefile: Casefile): string {
  return dayInWords(localDateTime(utc, casefile.details.zone));
}

function contactLines(event: ContactEvent, casefile: Casefile): string[] {
  const { contact, exhibit, sources, attachmentReferences } = event;
  const lines = [
    `  ${contactHead(event)}`,
    labelled(wording.exhibit, wording.exhibitOf(exhibit, visibleLine(contact.place), sources)),
    ...contact.markers.map((marker) => labelled(wording.markedBySource, visibleLine(marker))),
  ];
  if (contact.kind === 'call') return [...lines, `  ${contactBody(event).slice(2)}`];
  const files = contact.attachments.flatMap(({ name }, index) => {
    const reference = attachmentReferences[index] ?? null;
    const shown = name === null ? eventWording.noName : visibleLine(name);
    return [
      labelled(wording.with, `${reference ?? eventWording.missing}, ${shown}`),
      ...attachedDescription(casefile, reference),
    ];
  });
  const text = contact.text === null ? eventWording.noText : visible(contact.text);
  return [
    ...lines,
    ...files,
    ...text.split('\n').map((line) => `  ${line}`),
    ...otherWordLines(contact, casefile),
  ];
}

/* What it said before, and what software heard: never mistaken for its text. */
function otherWordLines(
  { earlierTexts = [], transcript, answers }: Message,
  casefile: Casefile,
): string[] {
  const { zone } = casefile.details;
  return [
    ...(answers === undefined ? [] : [labelled(wording.answers, visibleLine(answers))]),
    ...earlierTexts.map(({ text, happened }) =>
      labelled(wording.beforeEdit(timeInWords(happened, zone).local), visible(text)),
    ),
    ...(transcript === undefined
      ? []
      : [
          labelled(
            wording.heard(
              visibleLine(transcript.madeBy),
              transcript.confidence === undefined ? null : visibleLine(transcript.confidence),
            ),
            visible(transcript.text),
          ),
        ]),
  ];
}

function attachedDescription(casefile: Casefile, reference: string | null): string[] {
  const exhibit = reference === null ? null : casefile.exhibit(reference);
  return exhibit === null
    ? []
    : descriptionLines(exhibit, casefile).map((line) => line.replace(/^/gm, '  '));
}
