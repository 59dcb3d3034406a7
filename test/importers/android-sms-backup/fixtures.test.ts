import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../src/core/communication.ts';
import { encodeExtractRow } from '../../../src/core/extract.ts';
import type { Source } from '../../../src/importers/source.ts';
import { androidSmsBackup } from '../../../src/importers/android-sms-backup/importer.ts';
import { itemsOf, withBytes } from './reading.ts';

const folder = import.meta.dirname;
const situations = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(situations)('%s', (situation) => {
  const path = join(folder, situation, 'source.xml');
  const source: Source = {
    path,
    name: 'source.xml',
    kind: 'file',
    sizeBytes: statSync(path).size,
  };

  test('is recognised, gives the items on record, and is left as it was', async () => {
    const before = fingerprint(join(folder, situation));
    expect(await androidSmsBackup.recognises(source)).toBe(true);
    expect(await androidSmsBackup.questions(source, { zone: 'Europe/London' })).toEqual([]);
    const items = await read(source);
    expect(fingerprint(join(folder, situation))).toEqual(before);
    const golden = `${items.map((item) => JSON.stringify(item, null, 2)).join('\n')}\n`;
    await expect(golden).toMatchFileSnapshot(`./${situation}/items.txt`);
  });

  test('gives the same items wherever its pieces end', async () => {
    const bytes = readFileSync(path);
    const whole = await itemsOf(bytes);
    for (const pieceBytes of [1, 2, 3, 5, 7, 11, 64]) {
      expect(await itemsOf(bytes, { pieceBytes })).toEqual(whole);
    }
  });

  test('gives rows that can stand in the record', async () => {
    for (const item of await itemsOf(readFileSync(path))) {
      const { message, call } = item as { message?: Contact; call?: Contact };
      const row = message ?? call;
      if (row !== undefined) expect(() => encodeExtractRow(row)).not.toThrow();
    }
  });
});

async function read(source: Source): Promise<unknown[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'android-sms-backup-'));
  const items: unknown[] = [];
  try {
    const reading = { choices: { zone: 'Europe/London' }, scratch };
    for await (const item of androidSmsBackup.read(source, reading)) {
      items.push(await withBytes(item));
    }
    expect(readdirSync(scratch)).toEqual([]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return items;
}

function fingerprint(of: string): string[] {
  return readdirSync(of)
    .filter((name) => name === 'source.xml' || !name.startsWith('items'))
    .map((name) => {
      const bytes = readFileSync(join(of, name));
      return `${createHash('sha256').update(bytes).digest('hex')} ${name} ${statSync(join(of, name)).mtimeMs}`;
    });
}
