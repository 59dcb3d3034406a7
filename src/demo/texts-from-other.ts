import type { DemoText, DemoThread } from './texts.ts';

const received = (at: string, text: string): DemoText => ({ at, direction: 'in', text });
const sent = (at: string, text: string): DemoText => ({ at, direction: 'out', text });

/** The texts that the sample case is about: two numbers, June to October. */
export const textsFromOther: readonly DemoThread[] = [
  {
    number: '+447700900123',
    savedAs: 'Sam do not answer',
    texts: [
      received('2026-06-15T19:12:05', 'You looked tired today. Can we talk properly?'),
      received('2026-06-15T19:40:51', 'I only want five minutes Alex'),
      sent(
        '2026-06-15T20:02:33',
        'I said no. We are not together. Please do not wait for me at work.',
      ),
      received('2026-06-15T20:03:10', 'Ok ok. Sorry'),
      received('2026-06-16T08:15:44', 'Good morning ❤️'),
      received('2026-06-16T12:31:09', 'Not even a reply? 🙁'),
      received('2026-06-18T23:48:20', 'I still have your blue jumper. It still smells of you'),
      received('2026-06-19T00:05:37', 'Are you awake'),
      received('2026-06-19T00:06:02', 'I know you are'),
      sent(
        '2026-06-21T10:12:00',
        'Sam, I am asking you to stop. Do not text me, do not ring me and do not come to my work or my home.',
      ),
      received('2026-06-21T10:14:18', 'Wow'),
      received('2026-06-21T10:15:55', 'After everything I did for you'),
      received(
        '2026-06-21T11:30:26',
        'You will change your mind.\nYou know you will.\nI can wait.',
      ),
      received('2026-06-28T17:22:40', 'Who was that you were with at the market?'),
      received('2026-07-02T09:48:13', 'They say you are in a meeting. Funny, I can see your bike'),
      received('2026-07-02T16:35:02', 'I will keep ringing the desk until you talk to me'),
      received('2026-07-11T10:05:31', 'Did you get my present? 🌹🌹🌹'),
      received('2026-07-11T13:17:49', 'They were not cheap Alex'),
      received('2026-07-19T22:03:58', 'Your new place is nice. Much quieter street'),
      received('2026-08-03T22:41:07', 'You drive too fast when you are scared'),
      received('2026-08-03T22:42:30', 'I only wanted to see that you got home 😘'),
      received('2026-08-22T08:51:12', 'You read my note then'),
      received('2026-09-05T20:19:03', 'Everybody can see what you are like now 👀'),
      received('2026-09-12T19:26:40', 'Saturday night in again?'),
      received('2026-09-17T21:14:22', 'Nice coat. Is it new?'),
      received('2026-09-17T21:16:05', 'The red one. You had it on at the bus stop'),
      sent('2026-09-17T21:20:47', 'Stop watching me. Do not contact me again.'),
      received('2026-09-17T21:24:11', 'I am not watching. I just see you everywhere'),
      received('2026-09-17T21:31:38', 'You should close the blinds when it gets dark Alex'),
      {
        at: '2026-09-18T00:12:09',
        direction: 'in',
        text: 'Lovely door. I like the green',
        picture: 'front door',
      },
      received('2026-09-26T07:58:15', 'Police? Really?? 🙄'),
      received('2026-09-26T07:59:40', 'Nothing will happen, you know that'),
    ],
  },
  {
    number: '+447700900177',
    savedAs: null,
    texts: [
      received('2026-10-03T17:52:16', "New number. You can't block them all"),
      received(
        '2026-10-03T17:55:43',
        'Your mum was nice to me on the phone. She nearly told me your road',
      ),
      received('2026-10-03T17:58:01', 'I will find it anyway'),
      received('2026-10-03T17:58:20', 'S'),
      received('2026-10-03T18:09:55', 'Answer me'),
      received('2026-10-12T20:01:17', 'You did not ring back. I left you a message 😡'),
      received('2026-10-25T00:47:30', 'Are you up'),
      received('2026-10-25T02:10:44', 'I could hear you in there'),
      received('2026-10-29T18:20:06', 'This is your fault not mine'),
    ],
  },
];
