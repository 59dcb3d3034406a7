import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/communication.ts';
import type { ContactEvent } from '../../src/core/timeline.ts';
import { renderHtml } from '../../src/report/html/render-html.ts';
import { otherWords } from '../../src/report/other-words.ts';
import { othersInWords, partyLines } from '../../src/report/party-line.ts';
import { csvColumns, csvRows } from '../../src/report/report-csv.ts';
import { sampleRecord } from '../support/sample-record.ts';
import { sampleReport } from './sample-report.ts';

const edited: Partial<Message> = {
  text: 'See you.',
  earlierTexts: [
    {
      text: 'I know where you live <b>',
      happened: { precision: 'second', utc: '2026-01-31T14:25:30Z' },
    },
  ],
};
const voicemail: Partial<Message> = {
  means: 'voicemail',
  direction: 'in',
  text: null,
  transcript: { text: 'call me\u001b[2J back', madeBy: 'the phone', confidence: '0.82' },
};

function reportWith(change: Partial<Message>) {
  const event = [...sampleRecord().timeline()].find(
    (found): found is ContactEvent & { contact: Message } => found.kind === 'message',
  )!;
  const timeline = () => [{ ...event, contact: { ...event.contact, ...change } }];
  return sampleReport({}, { timeline, sample: false });
}

async function htmlOf(change: Partial<Message>): Promise<string> {
  let html = '';
  await renderHtml(reportWith(change), (piece) => {
    html += piece;
    return Promise.resolve();
  });
  return html;
}

function cells(change: Partial<Message>): Record<string, string> {
  const [, row = ''] = [...csvRows(reportWith(change))];
  const values = row.trimEnd().slice(1, -1).split('","');
  return Object.fromEntries(csvColumns.map((name, at) => [name, values[at] ?? '']));
}

describe('words beside the text of a message', () => {
  it('are how it read before it was edited, each with its time', async () => {
    expect(otherWords(edited as Message, 'Europe/London')).toEqual([
      {
        what: 'earlier text',
        label:
          'Before it was edited, as written Sat 31 Jan 2026 14:25:30 GMT; 2026-01-31 14:25:30 UTC',
        words: { quoted: 'I know where you live <b>' },
      },
    ]);
    const html = await htmlOf(edited);
    expect(html).toContain('Before it was edited, as written Sat 31 Jan 2026 14:25:30 GMT');
    expect(html).toContain('I know where you live &lt;b&gt;');
    expect(cells(edited)['earlier texts']).toContain('I know where you live <b>');
    expect(cells(edited)['text']).toBe('See you.');
  });

  it('are what software heard, marked as that, and never the text', async () => {
    const html = await htmlOf(voicemail);
    expect(html).toContain('Voicemail received');
    expect(html).toContain(
      'Words that the phone heard in the recording. Software wrote them, and they may be wrong; it says how sure it is: 0.82',
    );
    expect(html).toContain('call me[U+001B][2J back');
    expect([...reportWith(voicemail).timeline()]).toMatchObject([{ textInstead: null }]);
    expect(cells(voicemail)).toMatchObject({ text: '' });
    expect(cells(voicemail)['machine transcript']).toContain('call me[U+001B][2J back');
  });

  it('say of a voicemail from nobody that the number was withheld', () => {
    const nobody = { kind: 'messages', means: 'voicemail', others: [], group: false } as const;
    expect(othersInWords({ ...nobody, key: 'voicemail withheld' })).toEqual(['number withheld']);
    expect(othersInWords({ ...nobody, key: 'voicemail +447700900123' })).toEqual([]);
  });

  it('say in the row itself that nobody’s number came with it', () => {
    const event = [...sampleRecord().timeline()].find(
      (found): found is ContactEvent => found.kind === 'message',
    )!;
    const conversation = { ...event.conversation, key: 'voicemail withheld', others: [] };
    const contact = { ...event.contact, ...voicemail, sender: null, recipients: [] } as Message;
    expect(partyLines({ ...event, conversation, contact })).toMatchObject([
      { role: 'From', number: 'number withheld', e164: '' },
    ]);
  });

  it('name the message that one belongs to', async () => {
    expect(await htmlOf({ answers: 'message 7' })).toContain('belongs to message 7 of the source');
  });
});
