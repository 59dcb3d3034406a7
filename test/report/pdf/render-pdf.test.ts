import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { renderPdf, type RenderedPdf } from '../../../src/report/pdf/render-pdf.ts';
import type { ReportModel } from '../../../src/report/report-model.ts';
import type { ContactRow } from '../../../src/report/timeline-row.ts';
import { outsideTool } from '../../support/outside-tools.ts';
import { sampleReport } from '../sample-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-pdf-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const qpdf = outsideTool('qpdf');
const pdfinfo = outsideTool('pdfinfo');
const pdftotext = outsideTool('pdftotext');
const pdffonts = outsideTool('pdffonts');

let made = 0;
const newFile = () => join(folder, `${(made += 1)}.pdf`);

function run(tool: string | null, ...parameters: string[]): string {
  return execFileSync(tool ?? '', parameters, { encoding: 'utf8', maxBuffer: 1e8 });
}

async function inMemory(model: ReportModel): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const sink = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece);
      done();
    },
  });
  await renderPdf(model, sink);
  return Buffer.concat(pieces);
}

/** The sample report with a timeline of one message that says `text`. */
function reportSaying(text: string, count = 1): ReportModel {
  const report = sampleReport();
  const message = [...report.timeline()].find((row): row is ContactRow => row.kind === 'message');
  if (message === undefined) throw new Error('the sample has no message');
  const rows = Array.from({ length: count }, (_, index) => ({
    ...message,
    reference: `AB/3:${index + 1}`,
    text: { quoted: text },
    textInstead: null,
  }));
  return { ...report, timeline: () => rows, conversations: () => [] };
}

describe('the sample report as PDF', () => {
  let file: string;
  let rendered: RenderedPdf;
  beforeAll(async () => {
    file = newFile();
    rendered = await renderPdf(sampleReport({}, { sample: true }), file);
  });
  const pageTexts = () => run(pdftotext, '-layout', file, '-').split('\f').slice(0, -1);

  it('is the same, byte for byte, each time it is made of the same model', async () => {
    const model = sampleReport({}, { sample: true });
    const [first, second] = [await inMemory(model), await inMemory(model)];
    expect(first.equals(second)).toBe(true);
    expect(first.equals(readFileSync(file))).toBe(true);
  });

  it.skipIf(qpdf === null)('is sound by qpdf (left out where qpdf is missing)', () => {
    expect(run(qpdf, '--check', file)).toContain('No syntax or stream encoding errors found');
  });

  it.skipIf(pdfinfo === null)('is tagged A4 with a title and its own date (pdfinfo)', () => {
    const info = run(pdfinfo, file);
    expect(info).toMatch(/Title: +Record of incidents and contacts/);
    expect(info).toMatch(/CreationDate: +Sun Nov 22/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Page size: .*A4/);
    expect(info).toMatch(new RegExp(`Pages: +${rendered.pages}\\n`));
    expect(info).not.toContain('ModDate');
  });

  it.skipIf(pdfinfo === null)(
    'names headings, tables and pictures in its structure (pdfinfo)',
    () => {
      const structure = run(pdfinfo, '-struct-text', file);
      for (const type of ['H1', 'H2', 'Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'Figure'])
        expect(structure).toMatch(new RegExp(`^ *${type}\\b`, 'm'));
    },
  );

  it.skipIf(pdffonts === null)(
    'embeds every font, and none that was not asked for (pdffonts)',
    () => {
      const fonts = run(pdffonts, file).trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThan(5);
      for (const font of fonts) expect(font).toMatch(/\+Noto.* yes yes yes +\d+ +0$/);
    },
  );

  it.skipIf(pdftotext === null)(
    'says at its beginning how many exhibits are kept back, and where a reference is not recorded',
    () => {
      const first = pageTexts().slice(0, 2).join(' ').replace(/\s+/g, ' ');
      expect(first).toContain('here, and 15 exhibits, 1 of them kept back here. Incidents');
      expect(first).toContain('November 2026, no reference recorded');
      expect(first).not.toContain('none recorded');
    },
  );

  it.skipIf(pdftotext === null)(
    'says on every page which of how many it is, and whose head it shows',
    () => {
      const pages = pageTexts();
      expect(pages).toHaveLength(rendered.pages);
      pages.forEach((page, index) => {
        expect(page).toContain(`Page ${index + 1} of ${rendered.pages}`);
        expect(page).toContain('Case C0FFEE00');
        expect(page).toContain('Head of the record: entry 30');
        expect(page).toContain('SAMPLE – INVENTED PEOPLE');
      });
    },
  );

  it.skipIf(pdftotext === null)('gives the page of every section', () => {
    const pages = pageTexts();
    const contents = pages[1] ?? '';
    const lines = [...contents.matchAll(/^ *(\d+  ?[A-Z][A-Za-z ]+?) {2,}(\d+)$/gm)];
    expect(lines.length).toBeGreaterThan(7);
    for (const [, title, page] of lines)
      expect(pages[Number(page) - 1]).toContain((title ?? '').trim().replace(/ +/g, ' '));
  });

  it.skipIf(pdftotext === null)('prints every reference, hash and message of the model', () => {
    const report = sampleReport({}, { sample: true });
    const text = pageTexts().join('\n');
    const digits = text.replace(/\s/g, '');
    for (const line of report.exhibits()) {
      expect(text).toContain(line.reference);
      if ('sha256' in line && line.sha256 !== null)
        expect(digits).toContain(line.sha256.slice(0, 32));
    }
    for (const row of report.timeline()) {
      expect(text).toContain(row.reference);
      if (row.kind !== 'kept back') expect(text).toContain(row.when.local.slice(0, 15));
    }
    expect(text).toContain('Pick up. Zażółć gęślą jaźń');
    expect(text).toContain('Я знаю, где ты живёшь.');
    expect(text).toContain('तुम कहाँ हो');
    expect(text).toContain('Voicemail (files)');
  });

  it('keeps what people wrote out of the metadata', () => {
    const bytes = readFileSync(file).toString('latin1');
    expect(bytes).not.toContain('Zaż');
    const metadata = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(bytes)?.[0] ?? '';
    expect(metadata).toContain('Record of incidents and contacts');
    expect(metadata).not.toContain('AB');
  });

  it.skipIf(qpdf === null)('closes its lower bookmarks and counts them', () => {
    const bytes = run(qpdf, '--qdf', '--object-streams=disable', file, '-');
    expect(bytes).toMatch(/\/Type \/Catalog[\s\S]*\/Outlines|\/Outlines[\s\S]*\/Type \/Catalog/);
    expect(bytes).toMatch(/\/Count -\d+/);
    expect(bytes).toContain('/Lang (en-GB)');
    expect(bytes).toContain('/DisplayDocTitle true');
    expect(bytes).toContain('/Alt (Small picture of exhibit AB/1)');
  });

  it.skipIf(qpdf === null)('leads every link to a place that is there', () => {
    const bytes = run(qpdf, '--qdf', '--object-streams=disable', file, '-');
    const links = new Set([...bytes.matchAll(/\/D \((p\d+)\)/g)].map((match) => match[1]));
    const names = new Set([...bytes.matchAll(/^ *\((p\d+)\)$/gm)].map((match) => match[1]));
    expect(links.size).toBeGreaterThan(10);
    for (const link of links) expect(names).toContain(link);
  });
});

describe('awkward reports as PDF', () => {
  it.skipIf(pdftotext === null)(
    'lets a message of many pages go on with its reference on each',
    async () => {
      const file = newFile();
      const words = Array.from({ length: 3000 }, (_, index) => `word${index}`);
      const { pages } = await renderPdf(reportSaying(words.join(' ')), file);
      const text = run(pdftotext, '-layout', file, '-').split('\f');
      const holding = text.filter((page) => /word\d/.test(page));
      expect(holding.length).toBeGreaterThan(3);
      for (const page of holding) expect(page).toContain('AB/3:1');
      const printed = new Set(text.join(' ').match(/word\d+/g));
      expect(words.filter((word) => !printed.has(word))).toEqual([]);
      expect(pages).toBe(text.length - 1);
    },
  );

  it.skipIf(pdftotext === null)('keeps an ordinary row on one page', async () => {
    const file = newFile();
    await renderPdf(reportSaying('First line.\nSecond line.\nThird and last line.', 60), file);
    for (const page of run(pdftotext, '-layout', file, '-').split('\f')) {
      const count = (words: RegExp) => (page.match(words) ?? []).length;
      expect(count(/First line/g)).toBe(count(/Third and last/g));
      expect(page).not.toContain('goes on');
    }
  });

  it.skipIf(qpdf === null)('survives every kind of hostile text', async () => {
    const hostile = [
      'x'.repeat(20_000),
      '\u202e\u2066\u0000\u001b]0;x\u0007',
      `<script>&amp; ) ( \\ /Type /Catalog >> endobj`,
      '\ud800 lone \udfff',
      '你'.repeat(500),
      'ب'.repeat(5000),
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(200),
      `a${'\u0300'.repeat(2000)}`,
      '\n'.repeat(300),
      '',
    ].join('\n');
    const file = newFile();
    await renderPdf(reportSaying(hostile, 2), file);
    expect(run(qpdf, '--check', file)).toContain('No syntax or stream encoding errors found');
  });

  it('is made of an empty record too', async () => {
    const none = {
      timeline: () => [],
      conversations: () => [],
      exhibits: () => [],
      gaps: () => [],
    };
    const { pages } = await renderPdf({ ...sampleReport(), ...none, imports: [] }, newFile());
    expect(pages).toBeGreaterThan(5);
  });

  it.skipIf(pdftotext === null)(
    'says on page 1 what is damaged, and no sample where there is none',
    async () => {
      const report = sampleReport({}, { sample: false });
      const file = newFile();
      const damage = [
        'This record is damaged.',
        'entry 4: What the entry holds does not match its hash.',
      ];
      await renderPdf({ ...report, cover: { ...report.cover, damage } }, file);
      const [first = '', ...rest] = run(pdftotext, '-layout', file, '-').split('\f');
      for (const sentence of damage) expect(first).toContain(sentence);
      expect([first, ...rest].join('')).not.toContain('SAMPLE');
    },
  );

  it('never writes over a file', async () => {
    const file = newFile();
    writeFileSync(file, 'mine');
    await expect(renderPdf(sampleReport(), file)).rejects.toThrow('EEXIST');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('gives up with the error of a disk that is full', async () => {
    let taken = 0;
    const full = new Writable({
      write(piece: Buffer, _, done) {
        taken += piece.length;
        done(taken > 20_000 ? Object.assign(new Error('no space'), { code: 'ENOSPC' }) : null);
      },
    });
    await expect(renderPdf(sampleReport(), full)).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('waits for a slow reader instead of keeping the report in memory', async () => {
    let most = 0;
    const slow: Writable = new Writable({
      highWaterMark: 16_384,
      write(_piece: Buffer, __, done) {
        most = Math.max(most, slow.writableLength);
        setImmediate(done);
      },
    });
    await renderPdf(reportSaying('The same words again and again.', 400), slow);
    expect(most).toBeLessThan(400_000);
  });

  it('takes pictures with transparency and gives the same bytes for them', async () => {
    const sharp = (await import('sharp')).default;
    const bytes = await sharp({
      create: { width: 60, height: 90, channels: 4, background: { r: 9, g: 90, b: 9, alpha: 0.4 } },
    })
      .png()
      .toBuffer();
    const report = sampleReport({
      picture: () =>
        Promise.resolve({ bytes, mediaType: 'image/png', widthPixels: 60, heightPixels: 90 }),
    });
    const first = await inMemory(report);
    expect(first.equals(await inMemory(report))).toBe(true);
    expect(first.toString('latin1')).toContain('/SMask');
  });

  it('fails as a whole when a picture cannot be read from the record', async () => {
    const report = { ...sampleReport(), picture: () => Promise.reject(new Error('object gone')) };
    const file = newFile();
    await expect(renderPdf(report, file)).rejects.toThrow('object gone');
    expect(existsSync(file)).toBe(false);
  });
});
