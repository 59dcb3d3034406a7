import type { MarkerLanguage, Notice, Phrase } from './marker-language.ts';

const leftOut = 'media left out of the export';

const end = String.raw`(?:$|[.,!] ?.{0,80}$)`;
const calls = ['voice', 'video'].flatMap((kind) => [
  {
    pattern: new RegExp(`^(?:Missed|Unanswered) (?:group )?${kind} call${end}`),
    markers: [`missed ${kind} call`],
  },
  { pattern: new RegExp(`^Silenced ${kind} call${end}`), markers: [`silenced ${kind} call`] },
  { pattern: new RegExp(`^Declined ${kind} call${end}`), markers: [`declined ${kind} call`] },
  {
    pattern: new RegExp(`^${kind === 'voice' ? 'Voice' : 'Video'} call${end}`),
    markers: [`${kind} call`],
    onlyOnIphone: true,
  },
]);

const phrases: readonly Phrase[] = [
  {
    on: 'first line',
    pattern: /^<Media omitted>$/,
    markers: [leftOut],
    fileLeftOut: true,
    onlyOnAndroid: true,
  },
  {
    on: 'anywhere',
    pattern:
      /(?:^| )(?:image|photo|picture|video|video note|audio|voice message|sticker|GIF|document|file|Contact card) omitted$/,
    markers: [leftOut],
    fileLeftOut: true,
    onlyOnIphone: true,
  },
  {
    on: 'first line',
    pattern: /^<?View once (?:message|photo|image|video|voice message|audio) omitted>?$/i,
    markers: ['view once', leftOut],
    fileLeftOut: true,
  },
  {
    on: 'first line',
    pattern: /^You (?:received|sent) a view once (?:message|photo|video|voice message)\b/,
    markers: ['view once', leftOut],
    fileLeftOut: true,
  },
  {
    on: 'first line',
    pattern: /^This message was deleted by (?:an |group )?admin\b/,
    markers: ['deleted', 'by a group admin'],
  },
  { on: 'first line', pattern: /^This message was deleted\.?$/, markers: ['deleted'] },
  {
    on: 'first line',
    pattern: /^You deleted this message\b.{0,40}$/,
    markers: ['deleted', 'by the person whose phone made the export'],
  },
  { on: 'anywhere', pattern: /<This message was edited>$/, markers: ['edited'] },
  {
    on: 'first line',
    pattern: /^null$/,
    markers: ['the export says null: no text, or this word itself'],
    onlyOnAndroid: true,
  },
  { on: 'first line', pattern: /^[Ll]ocation: https?:\/\//, markers: ['place'] },
  { on: 'first line', pattern: /^[Ll]ive location shared\b/, markers: ['live place shared'] },
  { on: 'first line', pattern: /^POLL:/, markers: ['poll'] },
  {
    on: 'first line',
    pattern: /^Waiting for this message\b/,
    markers: ['not yet on this phone when it was exported'],
  },
  ...calls.map((call): Phrase => ({ on: 'first line', ...call })),
];

/** What follows somebody's name in a notice that only groups have. */
const groupNotices: readonly Notice[] = [
  / created (?:this )?group\b/,
  / (?:added|removed) [^:]{1,100}$/,
  / left$/,
  / were added$/,
  / joined using (?:this group's|a group|your) (?:invite )?link/,
  / joined from the community/,
  / changed (?:the (?:group name|group description|subject)|this group's (?:icon|settings))\b/,
  / deleted this group's icon/,
  / reset this group's invite link/,
  / (?:is|are) (?:now|no longer) an? (?:group )?admin\b/,
  / turned (?:on|off) admin approval/,
].map((pattern) => ({ pattern, afterName: true, group: true }));

const otherNotices: readonly Notice[] = [
  ...[
    /'s security code changed/,
    / changed their phone number/,
    / changed to a new (?:phone )?number/,
    / changed to \+/,
    / (?:turned (?:on|off) disappearing messages|updated the message timer)/,
    / pinned a message$/,
    / started a (?:voice|video) call/,
    / is a contact$/,
  ].map((pattern) => ({ pattern, afterName: true })),
  ...[
    /^Messages and calls are end-to-end encrypted/,
    /^Messages you send to this (?:chat|group) and calls are (?:now )?secured/,
    /^Messages to this (?:chat|group) (?:and calls )?are now secured/,
  ].map((pattern) => ({ pattern, namesChat: true })),
  ...[
    /^Your security code with .{1,100} changed/,
    /^You (?:blocked|unblocked) this (?:contact|business|account)/,
    /^You're (?:now|no longer) an? (?:group )?admin/,
    /^Disappearing messages (?:were|was) turned (?:on|off)/,
    /^Only admins can /,
    /^This business (?:is now|works with|uses|account)/,
    /^This chat is with a business account/,
  ].map((pattern) => ({ pattern })),
];

/** What WhatsApp writes when the phone speaks English. (formats.md §3.1, §3.4) */
export const english: MarkerLanguage = {
  language: 'English',
  chatNames: [/^WhatsApp Chat with (.+)$/s, /^WhatsApp Chat - (.+)$/s],
  attachedOnIphone: /<\u200e?attached: ([^<>]{1,255})>\u200e?$/,
  attachedOnAndroid: /^\u200e?([^<>]{1,255}\.[A-Za-z0-9]{1,8}) \(file attached\)\u200e?$/,
  phrases,
  notices: [
    ...groupNotices,
    ...otherNotices,
    ...calls.map(({ pattern, markers }) => ({ pattern, call: true, markers })),
  ],
};
