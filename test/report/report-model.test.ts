import { describe, expect, it } from 'vitest';

import { keptBackOf } from '../../src/core/kept-back.ts';
import { instantFromUnix, localTime } from '../../src/core/time.ts';
import type { ContactEvent, TimelineEvent } from '../../src/core/timeline.ts';
import type {
  ContactRow,
  FileRow,
  IncidentRow,
  TimelineRow,
} from '../../src/report/timeline-row.ts';
import { everyPrivateAnswer } from '../../src/report/privacy.ts';
import { delayBetween } from '../../src/report/when.ts';
import { plain } from '../../src/report/words.ts';
import { sampleRecord } from '../support/sample-record.ts';
import { orders, tellings } from '../support/sample-statements.ts';
import { page } from './html/page.ts';
import { modelAsJson } from './model-as-json.ts';
import { sampleReport } from './sample-report.ts';

function row(reference: string, rows: Iterable<TimelineRow> = sampleReport().timeline()) {
  return [...rows].find((found) => found.reference === reference)!;
}
const incident = (reference: string) => row(reference) as IncidentRow;
const contact = (reference: string) => row(reference) as ContactRow;
const file = (reference: string) => row(reference) as FileRow;
const label = (answers: IncidentRow['answers'], name: string) =>
  answers.find((answer) => answer.label === name);

describe('a report of the sample record', () => {
  it('says what it said before', async () => {
    await expect(modelAsJson(sampleReport())).toMatchFileSnapshot('golden/model.json');
  });

  it('can be read again and says the same', () => {
    const model = sampleReport();
    expect(modelAsJson(model)).toBe(modelAsJson(model));
  });

  it('does not depend on the zone of the computer it is made on', () => {
    expect(process.env['TZ']).toBe('Pacific/Auckland');
    expect(contact('AB/3:1').when.local).toBe('Tue 3 Feb 2026 22:14:05 GMT');
    expect(sampleReport().cover.madeAt).toBe(
      'Sun 22 Nov 2026 09:30:00 GMT (2026-11-22 09:30:00 UTC)',
    );
  });

  it('holds no control character, override or lone surrogate anywhere', () => {
    const text = modelAsJson(sampleReport({ show: everyPrivateAnswer }));
    const strings: string[] = [];
    JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/u;
    expect(strings.length).toBeGreaterThan(500);
    expect(strings.filter((found) => unsafe.test(found) || !found.isWellFormed())).toEqual([]);
  });

  it('marks a sample, and nothing else as one', () => {
    expect(sampleReport().cover.sampleBanner).toBe('SAMPLE – INVENTED PEOPLE');
    expect(sampleReport({}, { sample: false }).cover.sampleBanner).toBeNull();
  });

  it('calls nobody a stalker, offender, suspect, abuser or victim outside the advice', () => {
    const text = modelAsJson({
      ...sampleReport(),
      advice: { ...sampleReport().advice, topics: [], whereToTurn: [], credit: [] },
    });
    // A tag names what was done in the advice's own words; nobody is called by it.
    expect(text.replaceAll('Cyber stalking', '')).not.toMatch(
      /stalk|offender|suspect|abuser|victim|perpetrator/i,
    );
  });
});

describe('page 1', () => {
  it('counts incidents apart from contacts, and sent beside received', () => {
    const { summary } = sampleReport();
    expect(summary.incidentsInWords).toBe(
      '10 incidents recorded by AB, 1 of them withdrawn, 1 of them kept back here',
    );
    expect(summary.contacts).toEqual([
      { means: 'MMS', received: 1, sent: 0, directionUnknown: 0, total: 1 },
      { means: 'SMS', received: 21, sent: 2, directionUnknown: 1, total: 24 },
      { means: 'Telephone calls', received: 6, sent: 1, directionUnknown: 0, total: 7 },
      { means: 'Voicemail (files)', received: 0, sent: 0, directionUnknown: 1, total: 1 },
      { means: 'WhatsApp', received: 3, sent: 1, directionUnknown: 0, total: 4 },
    ]);
    expect(summary.contactsInAll.total).toBe(37);
    expect(summary.contactsNotes.join(' ')).toContain('1 line written by an app itself');
  });

  it('counts what the timeline shows', () => {
    const model = sampleReport();
    const contacts = [...model.timeline()].filter(
      (found) =>
        ((found.kind === 'message' || found.kind === 'call') && found.direction !== 'none') ||
        (found.kind === 'file' && found.fileKind === 'voicemail'),
    );
    expect(model.summary.contactsInAll.total).toBe(contacts.length);
  });

  it('gives the last incident by when it happened, not by when it was recorded', () => {
    const { lastIncident, firstIncident, period } = sampleReport().summary;
    expect(lastIncident?.reference).toBe('8');
    expect(firstIncident?.reference).toBe('1');
    expect(period).toBe('Sun 26 Oct 2025 to Fri 20 Nov 2026');
  });

  it('lists who was told, with the references they gave', () => {
    const { reports, reportsInstead } = sampleReport().summary;
    expect(
      reports.map((told) => [told.incident, plain(told.told), plain(told.reference ?? '-')]),
    ).toEqual([
      ['1', 'Police, 101, PC Example', 'CAD 0101-2026'],
      ['7', 'School', '-'],
      ['8', '101', '<i>NYP-20112026-0042</i>'],
      ['10', 'The manager', 'Book 3, page 12'],
    ]);
    expect(reportsInstead).toBeNull();
  });

  it('names first the exhibits that were attached to incidents, each once', () => {
    const { lookFirst } = sampleReport().summary;
    expect(lookFirst.map((found) => [found.reference, found.why])).toEqual([
      ['AB/1', 'attached by AB to incidents 1, 7'],
      ['AB/2', 'attached by AB to incident 1'],
      ['AB/8', 'attached by AB to incident 7'],
      ['AB/13', 'attached by AB to incident 10'],
    ]);
  });

  it('says so when there is nothing', () => {
    const empty = {
      timeline: () => [],
      exhibits: () => [],
      imports: () => [],
      headsGivenOut: () => [],
      people: () => [],
      orders: () => [],
      tellings: () => [],
      privateIncidents: () => [],
    };
    const model = sampleReport({}, empty);
    expect(model.summary).toMatchObject({
      period: null,
      lastIncident: null,
      incidentsInWords: '0 incidents recorded by AB',
      reportsInstead: 'No report to the police or to others is recorded.',
      lookFirstNote: 'AB attached no exhibit to an incident.',
    });
    expect(model.summary).toMatchObject({ exhibitsInWords: '0 exhibits', exhibitsAside: '' });
    expect(model.custody.headsInstead).toBe('No head was given out with a bundle before this.');
  });
});

describe('page 1, where something is kept back', () => {
  it('says that no exhibit is attached to an incident shown here, and how many are kept back', async () => {
    const whole = sampleRecord();
    const events = [...whole.timeline()].map((event) =>
      event.kind === 'incident' && event.incident.number !== 9
        ? { ...event, incident: { ...event.incident, attached: [] } }
        : event,
    );
    const model = sampleReport({}, { timeline: () => events });
    const hidden = [...model.exhibits()].filter(({ reference }) =>
      keptBackOf(sampleRecord({ timeline: () => events })).exhibits.references.has(reference),
    ).length;
    expect(hidden).toBeGreaterThan(0);
    expect(model.summary.lookFirstNote).toBe('AB attached no exhibit to an incident shown here.');
    expect(model.summary.exhibitsInWords).toBe(`15 exhibits, ${hidden} of them kept back here`);
    expect(await page(model)).toContain(
      `In all there are 15 exhibits, ${hidden} of them kept back here.`,
    );
    const own = sampleReport({ show: everyPrivateAnswer }, { timeline: () => events });
    expect(own.summary.exhibitsInWords).toBe('15 exhibits');
  });

  it('says what is not known where an order or a telling has no date', async () => {
    const when = {
      precision: 'unknown',
      raw: 'I don’t know',
      basis: 'stated by the person',
    } as const;
    const [order, telling] = [orders[0]!, tellings[1]!];
    const model = sampleReport(
      {},
      {
        orders: () => [{ ...order, from: when, until: when }],
        tellings: () => [{ ...telling, when }],
      },
    );
    const { summary } = model;
    expect(summary.orders[0]).toMatchObject({
      fromInWords: 'date not known',
      until: { quoted: 'a date not known' },
    });
    expect(summary.tellings[0]).toMatchObject({
      whenInWords: 'date not known',
      theirReference: null,
    });
    const shown = (await page(model)).replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    expect(shown).toContain('as AB says; date not known, until a date not known');
    expect(shown).toContain(', date not known; no reference recorded');
  });
});

describe('an incident', () => {
  it('shows each answer under its label, word for word', () => {
    const { answers } = incident('1');
    expect(label(answers, 'What happened')?.value).toEqual({
      quoted:
        'He stood across the road from the house.\nHe was there for twenty minutes. <b>Not</b> moving. 🚗',
    });
    expect(label(answers, 'How it made AB feel')?.value).toEqual({
      quoted: 'Frightened.\nI could not sleep.',
    });
    expect(label(answers, 'Attached')?.references?.map((found) => found.reference)).toEqual([
      'AB/1',
      'AB/2',
    ]);
  });

  it('keeps back address, witness contacts and private notes unless they are asked for', () => {
    const kept = incident('1');
    expect(kept.keptBack).toEqual(['private details']);
    expect(JSON.stringify(kept)).not.toMatch(/Example Street|07700 900555|my sister/);
    const shown = row(
      '1',
      sampleReport({ show: ['address', 'witness contacts', 'private notes'] }).timeline(),
    ) as IncidentRow;
    expect(shown.keptBack).toEqual([]);
    expect(JSON.stringify(shown)).toMatch(/Example Street.*07700 900555.*my sister/);
  });

  it('prints the letters of the law of England and Wales there alone', () => {
    const tags = (nation: 'england-wales' | 'scotland' | 'northern-ireland') => {
      const model = sampleReport(
        {},
        { details: { initials: 'AB', zone: 'Europe/London', nation } },
      );
      return modelAsJson(model);
    };
    expect(tags('england-wales')).toMatch(/Following you \(a\)/);
    expect(tags('scotland')).not.toMatch(/Following you \(a\)|Protection from Harassment/);
    expect(tags('northern-ireland')).not.toMatch(/Following you \(a\)|Protection from Harassment/);
  });

  it('says who recorded it when that was somebody else', () => {
    expect(incident('4').heading).toBe('Incident 4, recorded by somebody else');
    expect(label(incident('4').answers, 'Recorded by')?.value).toEqual({
      quoted: 'C. Sister, for AB',
    });
  });

  it('shows when it happened as precisely as known, and no more', () => {
    const said = (reference: string) => {
      const { local, utc, remarks } = incident(reference).when;
      return [local, utc, ...remarks];
    };
    expect(said('2')).toEqual(['Wed 11 Feb 2026', '', 'date only']);
    expect(said('3')).toEqual(['not known', '', 'as stated: “some time last winter”']);
    expect(said('4')).toEqual(['October 2026', '', 'month only']);
    expect(said('5')[1]).toBe('');
    expect(said('5').join()).toContain('happened twice');
    expect(said('6').join()).toContain('did not exist');
    expect(said('7').join()).toContain('between this and 2026-11-02 18:00');
  });
});

describe('a message or call', () => {
  it('gives number and name of the other party', () => {
    const [from] = contact('AB/3:1').parties;
    expect(from).toEqual({
      role: 'From',
      number: { quoted: '07700 900123 (+447700900123)' },
      e164: '+447700900123',
      asFound: '07700 900123',
      name: { quoted: 'Dan M' },
    });
  });

  it('tells a text that is empty from one that is not there', () => {
    expect(contact('AB/3:21').textInstead).toBe('The source has no text here.');
    expect(contact('AB/3:22').textInstead).toBe('The text is empty in the source.');
    expect(contact('AB/3:22').markers).toEqual(['draft', 'not sent']);
  });

  it('lists files that are there with their references, and those that are not as missing', () => {
    expect(
      contact('AB/3:21').attachments.map((found) => [found.reference, found.hasPicture]),
    ).toEqual([
      ['AB/3/1', true],
      ['AB/3/2', true],
    ]);
    const [missing] = contact('AB/6:3').attachments;
    expect(missing).toMatchObject({ reference: null, hasPicture: false });
    expect(missing?.missing).toContain('not in the source');
  });

  it('says when characters could not be shown', () => {
    expect(contact('AB/3:17').markers.join()).toContain('UTF-16 code units');
    expect(contact('AB/3:17').text?.quoted).toBe('broken \ufffd half');
  });

  it('gives no number to a withheld call', () => {
    const [from] = contact('AB/5:1').parties;
    expect(from).toMatchObject({ number: 'number withheld (the source says “-1”)', e164: '' });
  });

  it('names no sender for a line that nobody sent', () => {
    expect(contact('AB/6:1')).toMatchObject({
      parties: [],
      directionInWords: 'written by the app itself',
    });
  });

  it('says in how many sources it was found', () => {
    expect(contact('AB/3:1').sources).toBe('Found in 2 sources');
    expect(contact('AB/4:1').sources).toBe('');
  });

  it('says nothing of a conversation that it cannot trace to a source', () => {
    const event = [...sampleRecord().timeline()].find(
      (found): found is ContactEvent & TimelineEvent => found.reference === 'AB/3:1',
    )!;
    const model = sampleReport({}, { timeline: () => [{ ...event, exhibit: 'AB/99' }] });
    expect(row('AB/3:1', model.timeline())).toMatchObject({
      sourceName: { quoted: 'not known' },
      sourceSha256: '',
    });
  });
});

describe('a file as received', () => {
  it('says that it states where it was made, and never where', () => {
    const found = file('AB/1');
    expect(found.notes).toContain('The file states where it was made.');
    expect(JSON.stringify(found)).not.toContain('51.5007');
  });

  it('prints what the person said of it apart from what it says of itself', () => {
    expect(file('AB/1').described.map((fact) => fact.label)).toEqual([
      'Caption, typed by AB on Sat 21 Nov 2026 (entry 26)',
      'Caption, an earlier wording, typed by AB on Wed 4 Feb 2026 (entry 3)',
      'From whom, said by AB on Wed 4 Feb 2026 (entry 3)',
      'Number or account, said by AB on Wed 4 Feb 2026 (entry 3)',
      'When, said by AB on Wed 4 Feb 2026 (entry 3)',
      'How that is known, said by AB on Wed 4 Feb 2026 (entry 3)',
      'What can be seen in the picture, said by AB on Sat 21 Nov 2026 (entry 26)',
    ]);
  });

  it('has no picture once it was removed', () => {
    expect(file('AB/1').hasPicture).toBe(true);
    expect(file('AB/11').notes).toContain('The file was removed by entry 13.');
  });
});

describe('the annexes', () => {
  it('print of an exhibit that continues another only the new rows, and say so', () => {
    const annex = [...sampleReport().conversations()].find((found) => found.reference === 'AB/7')!;
    expect(annex.continues).toBe('AB/3');
    expect(annex.continuesNote).toContain('AB/7 continues AB/3');
    expect([...annex.rows()].map((found) => found.reference)).toEqual(['AB/7:24', 'AB/7:25']);
  });

  it('say for every import what became of every row', () => {
    const [first] = sampleReport().imports;
    expect(first?.sum).toBe(
      '40 rows in the source = 30 taken in + 0 already had + 8 not chosen + 2 skipped',
    );
    expect(first?.skippedRows).toHaveLength(2);
    expect(JSON.stringify(first)).not.toContain('/home/');
  });

  it('list what is known to be missing', () => {
    const kinds = [...sampleReport().gaps()].map((gap) => `${gap.kind} ${plain(gap.where)}`);
    expect(kinds).toContain('missing file AB/6:3');
    expect(kinds).toContain('unknown time 3');
    expect(kinds).toContain('unknown time AB/3:23');
    expect(kinds).toContain('skipped row sms-20260210.xml, sms 14');
    expect(kinds).toContain('unfinished import AB/10');
    expect(kinds).toContain('removed AB/11');
  });

  it('say how many conversations and rows were not chosen', () => {
    expect(sampleReport().doesNotShow.join(' ')).toContain(
      '5 of 7 conversations in 3 imports, counted anew for each; 8 rows of the sources not chosen',
    );
  });

  it('give the heads that others hold', () => {
    expect(sampleReport().custody.headsGivenOut[0]).toMatchObject({ seq: 7 });
  });

  it('put the damage on the cover', () => {
    const findings = [
      {
        severity: 'damage',
        kind: 'hash-differs',
        where: 'entry 3',
        what: 'What the entry holds does not match its hash.',
      },
    ] as const;
    expect(sampleReport({}, { findings }).cover.damage).toEqual([
      'This record is damaged, and the report was made all the same. What was found:',
      'entry 3: What the entry holds does not match its hash.',
    ]);
    expect(sampleReport().cover.damage).toEqual([]);
  });

  it('refuse to name an entry to stop at that the record was not cut at', () => {
    expect(() => sampleReport({ upTo: 5 })).toThrow(RangeError);
    expect(sampleReport({ upTo: 30 }).cover.limits[0]).toContain('up to number 30');
  });
});

describe('the delay between happening and recording', () => {
  const zone = 'Europe/London';
  const stated = { basis: 'stated by the person', zone };

  it('is counted in days for a date and in months for a month', () => {
    expect(delayBetween(localTime('2026-01-31', stated), '2026-01-31T20:00:00Z', zone)).toBe(
      'the same day',
    );
    expect(delayBetween(localTime('2026-01-31', stated), '2026-02-02T00:10:00Z', zone)).toBe(
      '2 days later',
    );
    expect(delayBetween(localTime('2026-01', stated), '2026-02-02T00:10:00Z', zone)).toBe(
      '1 month later',
    );
    expect(delayBetween(localTime('2026-03-01', stated), '2026-02-02T00:10:00Z', zone)).toBe(
      'before it happened, by this computer’s clock',
    );
  });

  it('is counted across the night the clocks change without gaining a day', () => {
    expect(delayBetween(localTime('2026-03-28', stated), '2026-03-29T22:59:00Z', zone)).toBe(
      '1 day later',
    );
    expect(delayBetween(localTime('2026-10-24', stated), '2026-10-25T23:59:00Z', zone)).toBe(
      '1 day later',
    );
  });

  it('is not said when it is not known when it happened', () => {
    expect(delayBetween({ precision: 'unknown' }, '2026-01-01T00:00:00Z', zone)).toBeNull();
  });

  it('is the time between two instants otherwise', () => {
    const happened = instantFromUnix(Date.UTC(2026, 0, 1, 12), { basis: 'x', raw: '1' });
    expect(delayBetween(happened, '2026-01-01T14:00:00Z', zone)).toBe('2 hours later');
  });
});
