import type {
  Attachment,
  Call,
  Conversation,
  Message,
  Party,
} from '../../src/core/communication.ts';
import { sha256Of } from '../../src/core/sha256.ts';
import { recordText, type RecordedText } from '../../src/core/text.ts';
import { instantFromUnix, localTime, unknownTime, type Happened } from '../../src/core/time.ts';
import { samplePicture } from './sample-picture.ts';

/** Invented people; every number is one of Ofcom's, reserved for drama. */
export const dan: Party = { asFound: '07700 900123', e164: '+447700900123', name: 'Dan M' };
export const owner: Party = { asFound: '+447700900999', e164: '+447700900999' };
const samName = 'Sam (school) 🏫';

export const zone = 'Europe/London';

/** One of each script that must come out, and everything that must not do anything. */
export const scripts: readonly string[] = [
  'Pick up. Zażółć gęślą jaźń, ștefan, İstanbul’da ığdır.',
  'Καλημέρα, πού είσαι; Я знаю, где ты живёшь.',
  'أين أنتِ الآن؟ الساعة ٥:٣٠ عند الباب (لا تتأخري)',
  'تم کہاں ہو؟ میں باہر کھڑا ہوں',
  'איפה את? ראיתי אותך ב-18:45',
  'तुम कहाँ हो? क्षत्रिय',
  'তুমি কোথায়? ক্ষমা করো',
  'ਤੁਸੀਂ ਕਿੱਥੇ ਹੋ?',
  '👀👩🏽‍🤝‍👨🏻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 1️⃣ see you',
  'ᚠᚢᚦ 𐍈 你好 한국어',
];

export const hostile: readonly RecordedText[] = [
  '<script>document.title="owned";fetch("http://example.org/")</script><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  '+44 7700 900456 is my new number, "call" me,\r\nor else; \u001b[31mred\u001b]0;title\u0007\u0000',
  '@SUM(1+1)*cmd|x',
  '-2+3\tand a tab',
  'safe \u202egnp.exe\u202c \u2066isolate\u2069 \u2028next line',
  recordText('broken \ud83d half'),
  '</style></script><!-- ]]> &amp; &#x41; ${1} `x` {{y}}',
  'https://example.org/' + 'a-very-long-link-without-a-break-'.repeat(12),
];

export const smsConversation: Conversation = {
  key: 'sms +447700900123',
  kind: 'messages',
  means: 'SMS and MMS',
  others: [dan],
  group: false,
};
export const callsConversation: Conversation = {
  key: 'call +447700900123',
  kind: 'calls',
  means: 'telephone',
  others: [dan],
  group: false,
};
export const withheldConversation: Conversation = {
  key: 'call withheld -1',
  kind: 'calls',
  means: 'telephone',
  others: [{ asFound: '-1' }],
  group: false,
};
export const groupConversation: Conversation = {
  key: 'whatsapp Year 9 parents',
  kind: 'messages',
  means: 'WhatsApp',
  others: [
    { asFound: samName, name: samName },
    { asFound: '+44 7700 900456', e164: '+447700900456' },
  ],
  group: true,
  title: 'Year 9 parents \u202e',
};

/** The picture inside the conversation. */
export const mmsPicture = samplePicture(40, 40);

function device(unixMilliseconds: number): Happened {
  const raw = String(unixMilliseconds);
  return instantFromUnix(unixMilliseconds, { basis: 'device record', raw, zone });
}

function sms(place: number, more: Partial<Message> & Pick<Message, 'happened'>): Message {
  const direction = more.direction ?? 'in';
  return {
    kind: 'message',
    means: 'SMS',
    direction,
    sender: direction === 'in' ? dan : null,
    recipients: direction === 'in' ? [] : [dan],
    place: `sms ${place}`,
    text: 'Where are you?',
    attachments: [],
    markers: [],
    ...more,
  };
}

const firstMessage = Date.UTC(2026, 1, 3, 22, 14, 5);
const picture: Attachment = {
  name: 'IMG_0001.png',
  mediaType: 'image/png',
  sha256: sha256Of(mmsPicture),
  sizeBytes: mmsPicture.byteLength,
};
const missingFile: Attachment = {
  name: 'PTT-20260204-WA0007.opus',
  mediaType: null,
  sha256: null,
  sizeBytes: null,
  missing: 'named by the source; the file itself is not there',
};

/** Rows of AB/3: texts in every script, hostile ones, MMS, drafts, unknown times. */
export const smsRows: readonly Message[] = [
  ...scripts.map((text, index) =>
    sms(index + 1, { happened: device(firstMessage + index * 61_000), text }),
  ),
  ...hostile.map((text, index) =>
    sms(index + 20, { happened: device(firstMessage + 86_400_000 + index * 3_600_500), text }),
  ),
  sms(40, {
    direction: 'out',
    happened: device(Date.UTC(2026, 1, 5, 9, 0, 0)),
    text: 'Please stop contacting me.',
    otherTimes: [{ what: 'sent, by the network', happened: device(Date.UTC(2026, 1, 5, 9, 0, 2)) }],
  }),
  sms(41, {
    means: 'MMS',
    happened: device(Date.UTC(2026, 1, 5, 9, 1, 30)),
    subject: 'no subject <b>',
    text: null,
    attachments: [picture, { ...picture, note: 'base64 cut short', name: null }],
  }),
  sms(42, {
    direction: 'out',
    happened: device(Date.UTC(2026, 1, 5, 9, 2, 0)),
    text: '',
    markers: ['draft', 'not sent'],
    recipients: [],
  }),
  sms(43, {
    happened: unknownTime('device record', '0'),
    direction: 'unknown',
    sender: null,
    text: 'no date\non two lines',
  }),
];

/** Rows of the newer extract, AB/7: the ones of AB/3 and two more. */
export const newerSmsRows: readonly Message[] = [
  ...smsRows,
  sms(44, { happened: device(Date.UTC(2026, 2, 29, 1, 30, 0)), text: 'The clocks went forward.' }),
  sms(45, { happened: device(Date.UTC(2026, 9, 25, 1, 30, 0)), text: 'I can see your light on.' }),
];

function call(place: number, more: Partial<Call> & Pick<Call, 'happened' | 'outcome'>): Call {
  const direction = more.direction ?? 'in';
  return {
    kind: 'call',
    means: 'telephone',
    direction,
    sender: direction === 'in' ? dan : null,
    recipients: direction === 'in' ? [] : [dan],
    place: `call ${place}`,
    durationSeconds: 0,
    numberWithheld: false,
    markers: [],
    ...more,
  };
}

/** Three calls within five minutes stay three. */
export const callRows: readonly Call[] = [
  call(1, { outcome: 'missed', happened: device(Date.UTC(2026, 1, 4, 2, 0, 1)) }),
  call(2, { outcome: 'missed', happened: device(Date.UTC(2026, 1, 4, 2, 1, 40)) }),
  call(3, { outcome: 'missed', happened: device(Date.UTC(2026, 1, 4, 2, 4, 2)) }),
  call(4, {
    outcome: 'answered',
    durationSeconds: 3725,
    happened: device(Date.UTC(2026, 1, 6, 18, 0, 0)),
  }),
  call(5, {
    outcome: 'made',
    direction: 'out',
    durationSeconds: null,
    happened: device(Date.UTC(2026, 1, 6, 19, 30, 0)),
  }),
  call(6, {
    outcome: 'blocked',
    markers: ['blocked by the phone'],
    happened: device(Date.UTC(2026, 1, 7, 8, 0, 0)),
  }),
];
export const withheldCallRows: readonly Call[] = [
  call(7, {
    outcome: 'rejected',
    happened: device(Date.UTC(2026, 1, 8, 3, 33, 33)),
    sender: { asFound: '-1' },
    numberWithheld: true,
  }),
];

function whatsApp(place: number, local: string, more: Partial<Message>): Message {
  return {
    kind: 'message',
    means: 'WhatsApp',
    direction: 'in',
    happened: localTime(local, {
      basis: 'chat export',
      raw: local.replace('T', ', '),
      zone,
      zoneIs: 'assumed',
    }),
    sender: { asFound: samName, name: samName },
    recipients: [],
    place: `line ${place}`,
    text: 'He asked me for your address again.',
    attachments: [],
    markers: [],
    ...more,
  };
}

export const groupRows: readonly Message[] = [
  whatsApp(1, '2026-02-09T08:15', {
    direction: 'none',
    sender: null,
    text: 'Messages and calls are end-to-end encrypted.',
    markers: ['line of the app itself'],
  }),
  whatsApp(2, '2026-02-09T08:16', {}),
  whatsApp(3, '2026-02-09T08:17', {
    text: null,
    attachments: [missingFile],
    markers: ['media left out of the export'],
  }),
  whatsApp(4, '2026-02-09T08:18', {
    text: null,
    markers: ['deleted'],
    sender: { asFound: '+44 7700 900456', e164: '+447700900456' },
  }),
  whatsApp(5, '2025-10-26T01:30', {
    direction: 'out',
    sender: owner,
    recipients: groupConversation.others,
    text: 'It is half past one, twice.',
    markers: ['edited'],
  }),
];
