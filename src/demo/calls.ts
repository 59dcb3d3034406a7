/** How the sample phone's log ends a call, with the number that the log uses for it. */
export const callTypes = {
  answered: 1,
  made: 2,
  missed: 3,
  voicemail: 4,
  rejected: 5,
  blocked: 6,
} as const;

/** One call of the sample phone. */
export interface DemoCall {
  /** Local time in Europe/London, with seconds. */
  readonly at: string;
  /** Null where the number was withheld. */
  readonly number: string | null;
  readonly savedAs: string | null;
  readonly type: keyof typeof callTypes;
  readonly seconds: number;
}

const other = { number: '+447700900123', savedAs: 'Sam do not answer' };
const otherAgain = { number: '+447700900177', savedAs: null };
const withheld = { number: null, savedAs: null };
const mum = { number: '07700900456', savedAs: 'Mum' };
const priya = { number: '+447700900201', savedAs: 'Priya (work)' };
const police = { number: '101', savedAs: null };

type Caller = Pick<DemoCall, 'number' | 'savedAs'>;
const call = (at: string, caller: Caller, type: DemoCall['type'], seconds = 0): DemoCall => ({
  at,
  ...caller,
  type,
  seconds,
});

/** The night of 12 October: the phone rang fourteen times with a withheld number. */
const night = [
  '02:51:07',
  '02:53:40',
  '02:54:02',
  '02:58:19',
  '03:01:33',
  '03:02:10',
  '03:07:48',
  '03:11:05',
  '03:11:59',
  '03:16:22',
  '03:20:41',
  '03:24:15',
  '03:31:08',
  '03:38:52',
].map((time) => call(`2026-10-12T${time}`, withheld, 'missed'));

/** Every call of the sample phone's log, in order of time. */
export const demoCalls: readonly DemoCall[] = [
  call('2026-06-15T20:10:11', other, 'missed'),
  call('2026-06-18T23:50:02', other, 'missed'),
  call('2026-06-18T23:52:47', other, 'missed'),
  call('2026-06-21T10:20:33', other, 'rejected'),
  call('2026-06-21T19:02:10', mum, 'made', 1264),
  call('2026-06-29T18:30:45', withheld, 'answered', 9),
  call('2026-07-02T17:20:13', other, 'missed'),
  call('2026-07-12T20:01:56', mum, 'made', 2110),
  call('2026-07-19T22:06:20', other, 'missed'),
  call('2026-08-03T22:20:15', priya, 'made', 1422),
  call('2026-08-03T22:44:39', other, 'rejected'),
  call('2026-08-22T08:30:00', priya, 'answered', 310),
  call('2026-09-14T14:23:08', other, 'missed'),
  call('2026-09-14T14:25:31', other, 'voicemail', 6),
  call('2026-09-17T21:40:02', other, 'missed'),
  call('2026-09-18T10:31:25', police, 'made', 1547),
  call('2026-09-19T21:15:44', other, 'blocked'),
  call('2026-09-20T22:35:09', other, 'blocked'),
  call('2026-09-26T08:02:51', other, 'blocked'),
  call('2026-10-03T16:46:12', mum, 'made', 873),
  call('2026-10-03T18:15:27', otherAgain, 'missed'),
  ...night,
  call('2026-10-12T19:40:55', otherAgain, 'missed'),
  call('2026-10-12T19:42:06', otherAgain, 'voicemail', 5),
  call('2026-10-13T09:05:18', police, 'made', 968),
  call('2026-10-25T01:38:50', withheld, 'missed'),
];
