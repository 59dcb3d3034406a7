import {
  screenshotAspects,
  type DescriptionMade,
  type Exhibit,
  type ExhibitDescription,
  type ScreenshotView,
} from '../core/exhibit.ts';
import { visible } from '../core/text.ts';
import { recorderInWords, type Showing } from './showing.ts';
import { clockDay, whenOnOneLine } from './when.ts';
import type { TypedWords } from './timeline-row.ts';
import { quote, quoteLine, type Fact, type Words } from './words.ts';

type Member = Exclude<keyof ExhibitDescription, 'recordedBy'>;

/** One thing that may be said of an exhibit. */
interface Aspect {
  readonly member: Member;
  readonly label: string;
  /** Whether a person typed it, which says so; other things they said. */
  readonly verb: 'typed' | 'said';
  say(description: ExhibitDescription, zone: string): Words | null;
}

const aspects: readonly Aspect[] = [
  text('caption', 'Caption', 'typed'),
  text('transcript', 'Transcript', 'typed'),
  text('who', 'From whom'),
  text('number', 'Number or account'),
  {
    member: 'when',
    label: 'When',
    verb: 'said',
    say: ({ when }, zone) => (when === undefined ? null : quoteLine(whenOnOneLine(when, zone))),
  },
  text('howKnown', 'How that is known'),
  {
    member: 'visible',
    label: 'What can be seen in the picture',
    verb: 'said',
    say: ({ visible }) => (visible === undefined ? null : viewInWords(visible)),
  },
];

function text(
  member: Exclude<Member, 'when' | 'visible'>,
  label: string,
  verb: Aspect['verb'] = 'said',
): Aspect {
  return {
    member,
    label,
    verb,
    say(description) {
      const value = description[member];
      return value === undefined || value === '' ? null : quote(value);
    },
  };
}

const aspectWords = {
  sender: 'the sender',
  number: 'the number or account',
  date: 'the date',
  time: 'the time',
  context: 'what stands around it',
  link: 'the link',
} as const;

function viewInWords(visible: ScreenshotView): string {
  return screenshotAspects
    .flatMap((aspect) => {
      const answer = visible[aspect];
      return answer === undefined ? [] : [`${aspectWords[aspect]}: ${answer}`];
    })
    .join('; ');
}

/**
 * What the person said of an exhibit and typed out of it, each under its label, the words that stand
 * now first and every earlier wording after them; empty when nothing was said.
 */
export function describedLines(exhibit: Exhibit, showing: Showing): Fact[] {
  return aspects.flatMap((aspect) => {
    const made = wordings(exhibit, aspect);
    const current = made.at(-1);
    if (current === undefined) return saidUndated(exhibit, aspect, showing);
    return [
      ...wordingLines(current, aspect, exhibit, showing),
      ...made
        .slice(0, -1)
        .reverse()
        .flatMap((earlier) => wordingLines(earlier, earlierOf(aspect), exhibit, showing)),
    ];
  });
}

/** What a person typed last of an exhibit, for a table; empty where nothing was typed. */
export function typedWords({ described }: Exhibit): TypedWords {
  return {
    caption: visible(described?.caption ?? ''),
    transcript: visible(described?.transcript ?? ''),
  };
}

/** The entries that say something of this aspect, each different from the one before. */
function wordings({ descriptions = [] }: Exhibit, { member }: Aspect): DescriptionMade[] {
  const saying = descriptions.filter(({ description }) => description[member] !== undefined);
  return saying.filter((made, index) => {
    const before = saying[index - 1]?.description[member];
    return JSON.stringify(before) !== JSON.stringify(made.description[member]);
  });
}

function wordingLines(
  { entry, at, description }: DescriptionMade,
  aspect: Aspect,
  exhibit: Exhibit,
  { initials, zone }: Showing,
): Fact[] {
  const by = recorderInWords(description.recordedBy, initials);
  const day = clockDay(at, zone);
  const made = `${aspect.verb} by ${by} on ${day} (entry ${entry})`;
  const value = aspect.say(description, zone) ?? 'taken away';
  return [
    { label: `${aspect.label}, ${made}${notByProgram(exhibit, aspect)}`, value },
    ...(description.recordedBy === undefined
      ? []
      : [{ label: `Recorded by (entry ${entry})`, value: quoteLine(description.recordedBy) }]),
  ];
}

/* A record that gives no entries for what was said of it. */
function saidUndated(exhibit: Exhibit, aspect: Aspect, { initials, zone }: Showing): Fact[] {
  const value = aspect.say(exhibit.described ?? {}, zone);
  const label = `${aspect.label}, ${aspect.verb} by ${initials}${notByProgram(exhibit, aspect)}`;
  return value === null ? [] : [{ label, value }];
}

function earlierOf(aspect: Aspect): Aspect {
  return { ...aspect, label: `${aspect.label}, an earlier wording` };
}

/* A reader who finds words beside a recording may take them for a machine's. */
function notByProgram(exhibit: Exhibit, { member }: Aspect): string {
  if (member !== 'transcript') return '';
  return isSound(exhibit) ? ', not made from the sound by a program' : ', not made by a program';
}

function isSound(exhibit: Exhibit): boolean {
  if (exhibit.kind === 'file') return ['voicemail', 'sound', 'video'].includes(exhibit.facts.kind);
  return exhibit.kind === 'attachment' && /^(?:audio|video)\//i.test(exhibit.mediaType ?? '');
}
