import type { ReadingChoices } from '../../../src/core/source-item.ts';
import { headingsOf, tableBytes, tableOf } from './made-tables.ts';

/** One table, what lies beside it and what was chosen. */
export interface Situation {
  readonly table: Buffer;
  readonly choices?: Partial<ReadingChoices>;
  readonly beside?: Readonly<Record<string, string>>;
}

const sam = { 'Sender ID': '+44 7700 900123', 'Sender Name': 'Sam Field' };
const bob = { 'Chat Session': 'Sam Field', Service: 'SMS', Type: 'Incoming', ...sam };

function messages(rows: readonly Record<string, string>[]): string[][] {
  return tableOf(headingsOf('withDates'), rows);
}

const calls = [
  {
    'Call type': 'Incoming',
    Date: '2026-01-03 21:04:10',
    Duration: '00:02:45',
    Number: '+447700900123',
    Contact: 'Sam Field',
    Location: 'United Kingdom',
    Service: 'Phone: +447700900999',
  },
  {
    'Call type': 'Outgoing',
    Date: '2026-01-03 21:30:00',
    Duration: '00:00:00',
    Number: '07700 900123',
    Contact: 'Sam Field',
    Location: '',
    Service: 'Phone',
  },
  {
    'Call type': 'Missed',
    Date: '2026-01-04 02:11:59',
    Duration: '00:00:00',
    Number: '',
    Contact: '',
    Location: '',
    Service: 'Phone: +447700900999',
  },
  {
    'Call type': 'Incoming',
    Date: '2026-01-04 02:12:40',
    Duration: '00:00:00',
    Number: 'No Caller ID',
    Contact: '',
    Location: '',
    Service: 'Phone',
  },
  {
    'Call type': 'Missed',
    Date: '2026-01-04 03:00:00',
    Duration: '',
    Number: '+447700900123',
    Contact: 'Sam Field',
    Location: '',
    Service: 'FaceTime Video',
  },
  {
    'Call type': 'Outgoing',
    Date: '2026-01-05 10:00:00',
    Duration: '01:00:01',
    Number: '+447700900124',
    Contact: 'Jo',
    Location: '',
    Service: 'WhatsApp Video',
  },
  {
    'Call type': 'Incoming',
    Date: '2026-01-05 10:15:22',
    Duration: '00:02:10',
    Number: 'CD789012-3456-BCDE-FA23-4567890BCDEF',
    Contact: 'Michael Brown',
    Location: '',
    Service: 'Signal Audio',
  },
  {
    'Call type': 'Eingehend',
    Date: '2026-01-06 10:15',
    Duration: '99',
    Number: '62966',
    Contact: '',
    Location: '',
    Service: 'iPhone',
  },
];

const generic = [
  ['Date', 'Time', 'Who', 'Number', 'Way', 'What was said', 'Größe'],
  [
    '03/01/2026',
    '21:04',
    'Sam',
    '07700 900123',
    'Eingang',
    '=HYPERLINK("http://example.org","Hi")',
    '12',
  ],
  ['14/01/2026', '9:05 PM', 'Sam', '07700 900123', 'Ausgang', '<b>no</b>', ''],
  ['15/01/2026', '', '', '62966', '', '', ''],
  ['gestern', '', 'Jo', '', 'Eingang', 'hm', ''],
];

const file = (second: string, rest: string): string => `2026-01-03 ${second} - ${rest}`;

export const situations: Readonly<Record<string, Situation>> = {
  'good-messages': {
    table: tableBytes(
      messages([
        {
          ...bob,
          'Message Date': '2026-01-03 21:04:10',
          'Delivered Date': '2026-01-03 21:04:11',
          'Read Date': '2026-01-03 21:05:00',
          Status: 'Read',
          Text: 'I know where you are,\n"dear"',
        },
        {
          'Chat Session': 'Sam Field',
          Service: 'SMS',
          Type: 'Outgoing',
          'Message Date': '2026-01-03 21:06:00',
          Status: 'Delivered',
          Text: 'Leave me alone',
        },
        {
          ...bob,
          Service: 'iMessage',
          'Message Date': '2026-01-03 21:07:00',
          'Edited Date': '2026-01-03 21:09:30',
          Status: 'Read',
          Text: 'You will be sorry',
          Reactions: 'Loved by Me',
          Subject: 'Last word',
        },
        {
          'Chat Session': 'Sam Field',
          Service: 'iMessage',
          Type: 'Notification',
          'Message Date': '2026-01-03 21:08:00',
          'Sender Name': 'Sam Field',
          Text: 'Sam Field started sharing location with you',
        },
        {
          ...bob,
          'Sender ID': '',
          'Sender Name': '',
          'Message Date': '2026-01-03 21:10:00',
          Text: 'Anyone there',
        },
      ]),
    ),
  },
  'good-newest-headings': {
    table: tableBytes(
      tableOf(headingsOf('newest'), [
        {
          ...bob,
          'Message ID': 'A1',
          'Message Date': '2026-01-03 21:04:10',
          'Deleted Date': '2026-01-04 08:00:00',
          Text: 'Gone soon',
        },
        {
          ...bob,
          'Message ID': 'A2',
          'Message Date': '2026-01-03 21:05:10',
          Service: 'RCS',
          'Replying to': 'Gone soon',
          Text: 'Answer me',
        },
        {
          'Chat Session': 'Sam Field',
          Service: 'MMS',
          Type: 'Outgoing',
          'Sender ID': '+447700900999',
          'Message Date': '2026-01-03 21:06:00',
          Text: 'No',
        },
        {
          'Chat Session': 'Sam Field',
          Service: '',
          Type: 'Entrant',
          ...sam,
          'Message Date': '2026-01-03 21:07:00',
          Text: 'Non',
        },
      ]),
    ),
  },
  'good-whatsapp': {
    table: tableBytes(
      tableOf(headingsOf('whatsapp'), [
        {
          'Chat Session': 'Sam',
          'Message Date': '2026-01-03 12:33:30',
          Type: 'Notification',
          Text: 'Messages to this chat and calls are now secured with end-to-end encryption',
        },
        {
          'Chat Session': 'Sam',
          'Message Date': '2026-01-03 12:34:00',
          'Sent Date': '2026-01-03 12:33:59',
          Type: 'Incoming',
          'Sender ID': '+447700900123',
          'Sender Name': 'Sam F',
          Status: 'Read',
          Forwarded: 'Yes',
          Text: 'Look 😀',
          'Attachment info': '0:12',
        },
        {
          'Chat Session': 'Sam',
          'Message Date': '2026-01-03 12:35:00',
          Type: 'Outgoing',
          Status: 'Read',
          Text: 'Stop',
        },
        {
          'Chat Session': 'Street party',
          'Message Date': '2026-01-03 13:00:00',
          Type: 'Incoming',
          'Sender ID': '+447700900123',
          'Sender Name': 'Sam F',
          Text: 'Hello all',
        },
        {
          'Chat Session': 'Street party',
          'Message Date': '2026-01-03 13:01:00',
          Type: 'Incoming',
          'Sender ID': '+447700900124',
          'Sender Name': 'Jo',
          Text: 'Hi',
        },
        {
          'Chat Session': 'Street party',
          'Message Date': '2026-01-03 13:02:00',
          Type: 'Outgoing',
          Text: 'Hey',
        },
      ]),
      { as: 'utf-8 with mark', lineEnd: '\r\n' },
    ),
  },
  'good-groups-and-names': {
    table: tableBytes(
      tableOf(headingsOf('first'), [
        {
          'Chat Session': 'Sam Field & Jo & Carol Silent',
          'Message Date': '2026-01-03 10:00:00',
          Service: 'iMessage',
          Type: 'Incoming',
          ...sam,
          Text: 'Hi',
        },
        {
          'Chat Session': 'Sam Field & Jo & Carol Silent',
          'Message Date': '2026-01-03 10:01:00',
          Service: 'iMessage',
          Type: 'Incoming',
          'Sender ID': 'jo@example.org',
          'Sender Name': 'Jo',
          Text: 'Hey',
        },
        {
          'Chat Session': 'Book club',
          'Message Date': '2026-01-03 10:02:00',
          Service: 'iMessage',
          Type: 'Incoming',
          ...sam,
          Text: 'Page 12',
        },
        {
          'Chat Session': 'Book club',
          'Message Date': '2026-01-03 10:03:00',
          Service: 'iMessage',
          Type: 'Incoming',
          'Sender ID': 'jo@example.org',
          'Sender Name': 'Jo',
          Text: 'Ok',
        },
        {
          'Chat Session': 'Mystery Person',
          'Message Date': '2026-01-03 10:04:00',
          Service: 'SMS',
          Type: 'Outgoing',
          Text: 'Who is this',
        },
        {
          'Chat Session': '+447700900125',
          'Message Date': '2026-01-03 10:05:00',
          Service: 'SMS',
          Type: 'Outgoing',
          Text: 'Hello',
        },
        {
          'Chat Session': 'Lee +447700900126',
          'Message Date': '2026-01-03 10:06:00',
          Service: 'SMS',
          Type: 'Outgoing',
          Text: 'Hello',
        },
        {
          'Chat Session': '62966',
          'Message Date': '2026-01-03 10:07:00',
          Service: 'SMS',
          Type: 'Incoming',
          Text: 'Your code',
        },
        {
          'Chat Session': 'M & S',
          'Message Date': '2026-01-03 10:08:00',
          Service: 'SMS',
          Type: 'Incoming',
          'Sender ID': 'MandS',
          'Sender Name': 'M & S',
          Text: 'Sale',
        },
        {
          'Chat Session': 'Two Phones',
          'Message Date': '2026-01-03 10:09:00',
          Service: 'iMessage',
          Type: 'Incoming',
          'Sender ID': '+447700900127',
          'Sender Name': 'Two Phones',
          Text: 'a',
        },
        {
          'Chat Session': 'Two Phones',
          'Message Date': '2026-01-03 10:10:00',
          Service: 'iMessage',
          Type: 'Incoming',
          'Sender ID': 'two@example.org',
          'Sender Name': 'Two Phones',
          Text: 'b',
        },
      ]),
      { delimiter: ';', statesDelimiter: true },
    ),
  },
  'good-calls': {
    table: tableBytes(tableOf(headingsOf('calls'), calls), { as: 'utf-16le', delimiter: '\t' }),
  },
  'good-phoneview': {
    table: tableBytes([
      [
        'Received',
        'Jul 23, 2011 6:12:54 AM',
        '+447700900123',
        '+447700900123',
        'Contents of message received',
        'SMS',
      ],
      [
        'Sent',
        'Jul 23, 2011 6:15:54 PM',
        'Sam Field',
        '+447700900123',
        'Contents, sent',
        'iMessage',
      ],
      ['Received', 'Nov 11, 2012 15:34:01 PM', 'Sam Field', '+447700900123', 'Late', 'WhatsApp'],
    ]),
  },
  'good-phoneview-archive': {
    table: tableBytes([
      ['id', 'date', 'address', 'text', 'flags'],
      ['1', '1311394374', '+447700900123', 'Archive in', '2'],
      ['2', '1311394500', '+447700900123', 'Archive out', '3'],
    ]),
  },
  'good-attachments': {
    table: tableBytes(
      messages([
        {
          ...bob,
          'Message Date': '2026-01-03 21:00:00',
          Attachment: 'IMG_0001.heic',
          'Attachment type': 'Image',
        },
        {
          ...bob,
          'Message Date': '2026-01-03 21:00:01',
          Attachment: 'a very long name that goes on and on until the end.png',
        },
        { ...bob, 'Message Date': '2026-01-03 21:00:02', Attachment: 'two.png' },
        { ...bob, 'Message Date': '2026-01-03 21:00:03', Attachment: 'gone.png' },
        { ...bob, 'Message Date': '2026-01-03 21:00:04', Attachment: 'photo.jpg' },
        { ...bob, 'Message Date': '2026-01-03 21:00:05', Attachment: '../../../etc/passwd' },
        { ...bob, 'Message Date': '2026-01-03 21:00:06', Attachment: 'Größe.pdf' },
      ]),
    ),
    beside: {
      [file('21 00 00', 'Sam Field - IMG_0001.jpg')]: 'picture',
      [`attachments/${file('21 00 01', `Sam Field - ${'a very long name that goes on and on until the end'.slice(0, 40)}.png`)}`]:
        'long',
      [file('21 00 02', 'Sam Field - two 1.png')]: 'one',
      [file('21 00 02', 'Sam Field - two 2.PNG')]: 'other',
      [file('21 00 04', 'Sam Field - Holiday - photo.jpg')]: 'of another',
      [file('21 00 06', 'Sam Field - Gre.pdf')]: 'size',
      'gone.png': 'not in the time of the row',
    },
  },
  'good-chosen-columns': {
    table: tableBytes(generic, { as: 'windows-1252', delimiter: ';' }),
    choices: {
      columns: {
        kind: 'messages',
        time: 'Date + Time',
        party: 'Number',
        name: 'Who',
        direction: 'Way',
        received: 'Eingang',
        text: 'What was said',
      },
    },
  },
  'good-chosen-call-columns': {
    table: tableBytes([
      ['Nr', 'When', 'Phone number', 'Type', 'Length'],
      ['1', '1767474250000', '07700 900123', 'Incoming call', '2m 45s'],
      ['2', '1767474251000', '07700 900123', 'Missed Call', '0'],
      ['3', '2026-01-03T21:04:10+01:00', 'private number', 'Rejected', '02:45'],
      ['4', '2026-01-03T21:04:10Z', '07700 900123', 'Outgoing', ''],
    ]),
    choices: {
      columns: {
        kind: 'calls',
        time: 'When',
        party: 'Phone number',
        direction: 'Type',
        duration: 'Length',
      },
    },
  },
  'odd-month-first-dates': {
    table: tableBytes(
      tableOf(headingsOf('calls'), [
        { ...calls[0], Date: '01/15/2026 09:30:00' },
        { ...calls[0], Date: '1/4/2026 9:30:00\u202fPM' },
      ]),
    ),
  },
  'odd-undecided-dates': {
    table: tableBytes(tableOf(headingsOf('calls'), [{ ...calls[0], Date: '03/04/2026 09:30' }])),
    choices: { dateOrder: 'dmy' },
  },
  'odd-clock-changes': {
    table: tableBytes(
      tableOf(headingsOf('calls'), [
        { ...calls[0], Date: '2026-03-29 01:30:00' },
        { ...calls[0], Date: '2026-10-25 01:30:00' },
        { ...calls[0], Date: '2026-02-30 10:00:00' },
        { ...calls[0], Date: '1904-01-01 00:00:00' },
        { ...calls[0], Date: '' },
        { ...calls[0], Date: 'x'.repeat(120) },
      ]),
    ),
  },
  'odd-bytes': {
    table: Buffer.concat([
      tableBytes(messages([{ ...bob, 'Message Date': '2026-01-03 21:04:10', Text: 'Größe' }])),
      Buffer.from(
        'Sam Field,2026-01-03 21:05:00,,,,SMS,Incoming,,,,,,bad \xff byte,,,\n',
        'latin1',
      ),
      Buffer.from('Sam Field,2026-01-03 21:06:00,,,,SMS,Incoming,,,,,,nul \0 here,,,\n', 'latin1'),
    ]),
  },
  'odd-no-rows': { table: tableBytes([headingsOf('calls')]) },
  'odd-own-columns': {
    table: tableBytes(
      tableOf(
        [...headingsOf('first'), 'Übersetzung', 'Note', 'Note', ''],
        [
          {
            ...bob,
            'Message Date': '2026-01-03 21:04:10',
            Text: 'Hi',
            Übersetzung: 'Hallo',
            Note: 'same',
            '': 'bare',
          },
        ],
      ),
    ),
  },
  'broken-cut-in-quotes': {
    table: tableBytes(
      messages([
        { ...bob, 'Message Date': '2026-01-03 21:04:10', Text: 'Whole' },
        { ...bob, 'Message Date': '2026-01-03 21:05:10', Text: 'This one,\nis cut' },
      ]),
    ).subarray(0, -10),
  },
  'broken-cells': {
    table: Buffer.concat([
      tableBytes(messages([{ ...bob, 'Message Date': '2026-01-03 21:04:10', Text: 'Whole' }])),
      Buffer.from('Sam Field,2026-01-03 21:05:00,,,,SMS\n'),
      Buffer.from('\n,,,,,,,,,,,,,,,\n'),
      Buffer.from('Sam Field,2026-01-03 21:06:00,,,,SMS,Incoming,,,,,,too,many,cells,are,here\n'),
      Buffer.from('Sam Field,2026-01-03 21:07:00,,,,SMS,Incoming,,,,,,empty ones too many,,,,,,\n'),
      Buffer.from('Sam Field,2026-01-03 21:08:00,,,,SMS,Incoming,,,,,,"she said "hi" to me",,,\n'),
    ]),
  },
};
