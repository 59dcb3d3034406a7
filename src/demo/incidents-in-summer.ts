import type { DemoIncident } from './incidents.ts';
import { demoLooseFiles } from './sources.ts';
import { stated } from './stated-time.ts';

/** June to August: at work, at the new flat, on the road. */
export const incidentsInSummer: readonly DemoIncident[] = [
  {
    recordedAt: '2026-06-15T20:31:00.000Z',
    attach: [],
    answers: {
      what: 'Sam was standing by the bike racks when I came out of work. We split up in May. I said I did not want to talk and walked to the bus stop. Sam walked next to me the whole way and kept asking for five minutes. I got on the bus and Sam stayed behind.',
      when: stated('2026-06-15T18:40', 'about', 'today about 20 to 7 in the evening'),
      felt: 'Shaky. I kept looking behind me all the way home.',
      where: 'Bike racks behind Ellerwick library, then the bus stop in Mill Row',
      who: 'Sam. I saw Sam and know Sam well.',
      words: '“Five minutes, Alex. You owe me five minutes.”',
      behaviours: ['loitering', 'following', 'contacting'],
      channel: 'in person',
      witnesses: [{ name: 'Priya Nair', contact: '+44 7700 900201' }],
    },
  },
  {
    recordedAt: '2026-07-02T17:05:00.000Z',
    attach: [],
    answers: {
      what: 'Sam rang the front desk at work nine times and asked for me each time. Twice it was a made-up name, but Priya knew the voice. She wrote the times down. I had asked Sam by text on 21 June to stop.',
      when: stated(
        '2026-07-02T09:20',
        'between',
        'between 9.20 and half past 4',
        '2026-07-02T16:30',
      ),
      felt: 'Embarrassed in front of everybody, and angry.',
      where: 'Ellerwick library, front desk telephone',
      who: 'Sam. Priya knew the voice.',
      behaviours: ['contacting', 'bullying'],
      channel: 'call',
      times: 9,
      witnesses: [{ name: 'Priya Nair', contact: '+44 7700 900201' }],
      told: 'My manager, the same day. The desk now takes a message and does not say if I am in.',
    },
  },
  {
    recordedAt: '2026-07-11T15:40:00.000Z',
    attach: [],
    answers: {
      what: 'A bunch of red roses was lying on my doorstep with a card. I only moved here three weeks ago and I have not told Sam the address. I kept the card in an envelope and took a photo of the flowers.',
      when: stated('2026-07-11', 'day', 'Saturday 11 July, some time before 11'),
      felt: 'Sick. It was meant to be the one place Sam did not know.',
      where: 'My front door',
      address: 'Flat 2, 17 Tannery Court, Ellerwick',
      who: 'The card is signed S. It looks like Sam’s handwriting.',
      words: 'On the card: “New home, same us. S x”',
      behaviours: ['gift', 'visit'],
      channel: 'gift',
      changed: 'I leave the flat by the back gate now.',
      privateNote: 'The spare key is with the neighbour at No 6.',
    },
  },
  {
    recordedAt: '2026-07-20T18:55:00.000Z',
    attach: [],
    answers: {
      what: 'I cannot say which day. My bins had been moved to the other side of the yard and the gate was open when I had shut it. It happened more than once.',
      when: stated('2026-07', 'month', 'some time in July'),
      felt: 'I wonder if I am imagining it.',
      where: 'The yard behind my flat',
      who: 'I do not know. I did not see anybody.',
      behaviours: ['property', 'antisocial'],
      changed: 'A stronger lock and a door viewer. I pay half.',
    },
  },
  {
    recordedAt: '2026-08-03T22:20:00.000Z',
    attach: [],
    answers: {
      what: 'I drove home from training. A small dark car came out of the side road by the pool and stayed behind me. I went twice round the roundabout and it did too. When I turned into my road it stopped at the corner with its lights off. Twenty minutes later Sam texted that I drive too fast.',
      when: stated('2026-08-03T22:15', 'about', 'tonight about quarter past 10'),
      felt: 'Terrified. I sat in the hall with the lights off and rang Priya.',
      where: 'From the swimming pool in Weir Lane to the corner of Tannery Court',
      who: 'I think it was Sam. I did not see the face. The text came right after.',
      behaviours: ['following', 'spying'],
      channel: 'in person',
      changed: 'I go to training with Zosia now, in her car.',
    },
  },
  {
    recordedAt: '2026-08-22T09:10:00.000Z',
    attach: [demoLooseFiles.noteOnCar],
    answers: {
      what: 'There was a note under the wiper of my car. I took a photo of it where it was, then put it in a clear bag without touching it much.',
      when: stated('2026-08-22T08:10', 'minute', 'this morning at 8.10, when I found it'),
      felt: 'I did not want to get into the car.',
      where: 'Car park of Tannery Court',
      who: 'Signed S. The writing looks like Sam’s.',
      words: '“I know you see me when I drive past. Just talk to me and this can all stop. S”',
      behaviours: ['contacting', 'property'],
      channel: 'post',
    },
  },
];
