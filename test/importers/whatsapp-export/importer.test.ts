import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadingChoices } from '../../../src/core/source-item.ts';
import { zipOf, type ZipEntry } from '../../support/zip-writer.ts';
import { whatsappExport } from '../../../src/importers/whatsapp-export/importer.ts';
import { asLines, digestOfAll, london, readAll, sourceAt } from './reading.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whatsapp-test-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const owned: ReadingChoices = { ...london, owner: 'Alex Reed' };
const chatFile = 'WhatsApp Chat with Sam Example.txt';

interface Situation {
  readonly name: string;
  readonly as: 'text' | 'zip' | 'folder';
  readonly choices: ReadingChoices;
  readonly file?: string;
  readonly zipName?: string;
  readonly change?: (entries: ZipEntry[]) => ZipEntry[];
}

const situations: readonly Situation[] = [
  { name: 'good-android', as: 'text', choices: owned },
  { name: 'good-iphone', as: 'zip', choices: owned, zipName: 'WhatsApp Chat - Sam Example.zip' },
  { name: 'good-group-folder', as: 'folder', choices: { ...london, owner: '+447700900123' } },
  { name: 'odd-undecided-order', as: 'text', choices: { ...owned, dateOrder: 'mdy' } },
  { name: 'odd-pasted', as: 'text', choices: owned },
  { name: 'odd-bom-crlf', as: 'text', choices: london, file: 'chat (1).txt' },
  { name: 'odd-utf16', as: 'text', choices: london },
  { name: 'broken-not-utf8', as: 'text', choices: london },
  { name: 'broken-dates', as: 'text', choices: london },
  {
    name: 'broken-zip',
    as: 'zip',
    choices: london,
    zipName: 'whatsapp.zip',
    change: (entries) => [
      { name: '../evil.txt', content: 'x' },
      ...entries,
      { name: 'IMG-20260131-WA0001.jpg', content: 'cut', stated: { crc32: 7 } },
      { name: 'link.jpg', content: '/etc/passwd', unixMode: 0o120777 },
      { name: 'twice.jpg', content: '1' },
      { name: 'twice.jpg', content: '2' },
      { name: 'unnamed.jpg', content: 'also cut', stated: { crc32: 7 } },
      { name: 'locked.jpg', content: 'x', encrypted: true },
      { name: 'kept.bin', content: 'kept', deflate: true },
    ],
  },
];

async function stage(situation: Situation): Promise<string> {
  const fixture = join(import.meta.dirname, situation.name);
  if (situation.as === 'zip') {
    const path = join(folder, `${situation.name}-${situation.zipName ?? ''}`);
    const names = (await readdir(fixture)).filter((name) => name !== 'expected.jsonl').sort();
    const entries: ZipEntry[] = [];
    for (const name of names) {
      entries.push({ name, content: await readFile(join(fixture, name)), deflate: true });
    }
    await writeFile(path, zipOf(situation.change?.(entries) ?? entries));
    return path;
  }
  const copy = join(folder, situation.name);
  await cp(fixture, copy, {
    recursive: true,
    filter: (path) => !path.endsWith('expected.jsonl'),
  });
  return situation.as === 'folder' ? copy : join(copy, situation.file ?? chatFile);
}

describe('a WhatsApp export is read as its golden file says', () => {
  it.each(situations)('$name', async (situation) => {
    const path = await stage(situation);
    const source = {
      ...(await sourceAt(path)),
      name: situation.zipName ?? (await sourceAt(path)).name,
    };
    const before = await digestOfAll(path);
    expect(await whatsappExport.recognises(source)).toBe(true);
    await whatsappExport.questions(source, situation.choices);
    const lines = asLines(await readAll(source, situation.choices));
    await expect(lines).toMatchFileSnapshot(`${situation.name}/expected.jsonl`);
    expect(asLines(await readAll(source, situation.choices))).toBe(lines);
    expect(await digestOfAll(path)).toBe(before);
  });
});
