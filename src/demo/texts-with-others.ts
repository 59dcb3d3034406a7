import type { DemoText, DemoThread } from './texts.ts';

const received = (at: string, text: string): DemoText => ({ at, direction: 'in', text });
const sent = (at: string, text: string): DemoText => ({ at, direction: 'out', text });

/** The rest of the sample phone: nobody's business, and left out of the sample case. */
export const textsWithOthers: readonly DemoThread[] = [
  {
    number: '07700 900456',
    savedAs: 'Mum',
    texts: [
      received('2026-06-07T11:02:15', 'Lunch at one, your brother is bringing the dog x'),
      sent('2026-06-07T11:10:40', 'On my way x'),
      received('2026-07-12T09:31:00', 'Did somebody send you flowers? How nice'),
      sent('2026-07-12T09:45:12', 'Not nice. I will ring you tonight'),
      received('2026-08-15T18:03:27', 'Happy birthday darling 🎂🎉'),
      sent('2026-08-15T18:20:02', 'Thank you Mum!! ❤️'),
      received(
        '2026-10-03T16:40:10',
        'A friend of yours rang, Sam? Asked for your new address for a parcel. I said I would ask you first',
      ),
      sent('2026-10-03T16:44:39', 'Please do not tell Sam anything. Ringing you now'),
      received('2026-10-03T17:15:21', 'Oh love I am so sorry. I did not say it'),
      sent('2026-10-04T10:05:55', 'It is ok Mum, you did the right thing'),
    ],
  },
  {
    number: '+447700900201',
    savedAs: 'Priya (work)',
    texts: [
      received('2026-06-15T18:58:13', 'Was that Sam at the bike racks again? Are you ok?'),
      sent('2026-06-15T19:01:45', 'On the bus now. Bit shaky'),
      received('2026-06-15T19:03:02', 'I will walk out with you tomorrow'),
      received('2026-07-02T16:50:31', 'Nine calls today. I wrote the times down for you 📝'),
      sent('2026-07-02T16:52:18', 'You are a star'),
      received('2026-09-18T12:30:09', 'How did it go with the police?'),
      sent('2026-09-18T12:41:50', 'They listened. I have a reference number now'),
      received('2026-10-13T08:05:44', 'Stay at ours tonight if you want'),
    ],
  },
  {
    number: '+447700900318',
    savedAs: 'Zosia',
    texts: [
      received('2026-07-25T20:11:36', 'Cześć! Żyjesz? Dawno cię nie było na treningu 😅'),
      sent('2026-07-25T20:30:04', 'Hej, żyję 🙂 Zmieniłam godziny, przyjdę w środę'),
      received('2026-07-25T20:31:48', 'Super, do środy!'),
      received('2026-09-30T21:02:12', 'Środa jak zwykle? Mogę po ciebie przyjechać'),
      sent('2026-09-30T21:04:57', 'Tak, proszę. Dziękuję ❤️'),
    ],
  },
  {
    number: 'ELLERDENT',
    savedAs: null,
    texts: [
      received(
        '2026-08-10T10:00:00',
        'Reminder: check-up on Wed 12 Aug at 14:20. Reply C to cancel. Ellerwick Dental & Smile',
      ),
      received('2026-08-12T16:00:00', 'Thank you for your visit. Tell us how we did <1 min>'),
    ],
  },
  {
    number: '84433',
    savedAs: null,
    texts: [
      received('2026-07-06T13:20:18', 'Your parcel comes today between 14:05 and 15:05.'),
      received('2026-07-06T14:31:50', 'Delivered: left with neighbour.'),
      received('2026-09-02T09:12:33', 'Your sign-in code is 204415. Do not share it.'),
      received(
        '2026-09-02T09:14:01',
        'A new device signed in to your account. Not you? Change it.',
      ),
    ],
  },
  {
    number: '+447700900640',
    savedAs: 'Landlord, Mrs Oduya',
    texts: [
      sent(
        '2026-07-20T18:12:44',
        'Could we fit a door viewer and a stronger lock? I would pay half',
      ),
      received('2026-07-20T18:40:30', 'Of course. My nephew can do it on Friday.'),
      received('2026-07-24T15:05:19', 'All done, key is with No 6.'),
      sent('2026-07-24T17:45:03', 'Thank you so much'),
    ],
  },
];
