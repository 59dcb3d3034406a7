import type { MarkerLanguage, MarkerWords, Notice, Phrase } from './marker-language.ts';

const leftOut = 'media left out of the export';

/**
 * The words of many languages as one: each kind of words becomes one pattern, so that a line is looked
 * at once for a kind and not once for a language. The patterns are anchored and hold no repetition
 * within another.
 */
export function languageOfWords(all: readonly MarkerWords[]): MarkerLanguage {
  return {
    language: all.map(({ language }) => language).join(', '),
    chatNames: all.flatMap(({ chatNames }) => (chatNames ?? []).map(chatNamePattern)),
    attachedOnIphone: attachedOnIphone(all),
    attachedOnAndroid: new RegExp(
      `^[\\u200e\\u200f]?([^<>]{1,255}\\.[A-Za-z0-9]{1,8}) \\(${oneOf(all, 'attachedOnAndroid')}\\)[\\u200e\\u200f]?$`,
      'u',
    ),
    phrases: [...leftOutPhrases(all), ...otherPhrases(all), ...callPhrases(all)],
    notices: notices(all),
  };
}

function leftOutPhrases(all: readonly MarkerWords[]): Phrase[] {
  const onIphone = oneOf(all, 'leftOutOnIphone');
  const common = { markers: [leftOut], fileLeftOut: true };
  const once = { markers: ['view once', leftOut], fileLeftOut: true };
  return [
    {
      ...common,
      on: 'first line',
      pattern: new RegExp(`^< ?${oneOf(all, 'leftOutOnAndroid')} ?>$`, 'iu'),
      onlyOnAndroid: true,
    },
    {
      ...common,
      on: 'first line',
      pattern: new RegExp(`^${onIphone}${stop}$`, 'u'),
      onlyOnIphone: true,
    },
    {
      ...common,
      on: 'anywhere',
      pattern: new RegExp(`^${onIphone}${stop}$`, 'u'),
      onlyOnIphone: true,
      onlyMarked: true,
    },
    { ...once, on: 'first line', pattern: whole(all, 'viewOnce') },
    {
      ...once,
      on: 'first line',
      pattern: new RegExp(`^${oneOf(all, 'viewOnce')}${stop} `, 'u'),
      onlyMarked: true,
    },
  ];
}

function otherPhrases(all: readonly MarkerWords[]): Phrase[] {
  return [
    { on: 'first line', pattern: whole(all, 'deleted'), markers: ['deleted'] },
    {
      on: 'first line',
      pattern: whole(all, 'deletedByOwner'),
      markers: ['deleted', 'by the person whose phone made the export'],
    },
    {
      on: 'anywhere',
      pattern: new RegExp(`<${oneOf(all, 'edited')}${stop}>$`, 'u'),
      markers: ['edited'],
    },
    {
      on: 'first line',
      pattern: new RegExp(`^${oneOf(all, 'place')} ?[:\\uff1a] ?https?://`, 'iu'),
      markers: ['place'],
    },
    { on: 'first line', pattern: whole(all, 'livePlace'), markers: ['live place shared'] },
  ];
}

const kindsOfCall = [
  { kind: 'missedVoiceCall', markers: ['missed voice call'] },
  { kind: 'missedVideoCall', markers: ['missed video call'] },
] as const;

function callPhrases(all: readonly MarkerWords[]): Phrase[] {
  return kindsOfCall.flatMap(({ kind, markers }): Phrase[] => [
    { on: 'first line', pattern: whole(all, kind), markers },
    { on: 'first line', pattern: withMore(all, kind), markers, onlyMarked: true },
  ]);
}

function notices(all: readonly MarkerWords[]): Notice[] {
  return [
    { pattern: new RegExp(`^${oneOf(all, 'encryption')}`, 'u'), namesChat: true },
    ...kindsOfCall.map(({ kind, markers }) => ({
      pattern: withMore(all, kind),
      call: true,
      markers,
    })),
  ];
}

function attachedOnIphone(all: readonly MarkerWords[]): RegExp {
  const space = '[ \\u00a0]?';
  const before = `${oneOf(all, 'attachedOnIphone')}${space}[:\\uff1a]${space}`;
  const after = ` ${oneOf(all, 'attachedAfterName')}`;
  return new RegExp(
    `<[\\u200e\\u200f]?${space}(?:${before}|(?=[^<>]{1,255}${after}>))([^<>]{1,255}?)(?:${after})?${space}>\\u200e?$`,
    'u',
  );
}

function chatNamePattern(name: string): RegExp {
  const [before = '', after = ''] = name.split('%');
  return new RegExp(`^${escaped(before)}(.+)${escaped(after)}$`, 'su');
}

type Kind = Exclude<keyof MarkerWords, 'language' | 'chatNames'>;

const stop = '[.\\u3002\\u06d4\\u0964]?';

function whole(all: readonly MarkerWords[], kind: Kind): RegExp {
  return new RegExp(`^${oneOf(all, kind)}${stop}$`, 'u');
}

/** An iPhone goes on after a call, "Tap to call back". */
function withMore(all: readonly MarkerWords[], kind: Kind): RegExp {
  return new RegExp(
    `^${oneOf(all, kind)}(?:$|[.,!\\u060c\\u06d4\\u3001\\u3002\\uff0c] ?.{0,80}$)`,
    'u',
  );
}

function oneOf(all: readonly MarkerWords[], kind: Kind): string {
  const words = new Set(all.flatMap((one) => one[kind] ?? []));
  if (words.size === 0) return '(?!)';
  // The longest first, so that the beginning of a longer one is not taken for the whole.
  const longestFirst = [...words].sort((one, other) => other.length - one.length);
  return `(?:${longestFirst.map(escaped).join('|')})`;
}

/** Letters of India that phones write as one character or as two: a letter with its dot. */
const dottedLetters = [
  0x958, 0x959, 0x95a, 0x95b, 0x95c, 0x95d, 0x95e, 0x95f, 0x9dc, 0x9dd, 0x9df, 0xa33, 0xa36, 0xa59,
  0xa5a, 0xa5b, 0xa5e,
].map((code) => String.fromCodePoint(code));

/** Source of a pattern for exactly these words; an invisible non-joiner in them may be missing. */
function escaped(words: string): string {
  let source = words.normalize('NFC').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  source = source.replaceAll('\u200c', '\\u200c?');
  for (const letter of dottedLetters) {
    const two = letter.normalize('NFC');
    source = source.replaceAll(two, `(?:${two}|${letter})`);
  }
  return source;
}
