import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceItem } from '../../src/core/source-item.ts';
import { shownText } from '../../src/core/text.ts';
import { demoChat } from '../../src/demo/chat.ts';
import { concernsDemoCase, demoDetails, demoOwner } from '../../src/demo/people.ts';
import { demoLooseFiles, demoSources } from '../../src/demo/sources.ts';
import { importers } from '../../src/importers/index.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-sources-'));
  for (const source of demoSources()) {
    await mkdir(dirname(join(folder, source.path)), { recursive: true });
    await writeFile(join(folder, source.path), source.bytes);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Read {
  readonly importer: string;
  readonly asked: readonly string[];
  readonly items: readonly SourceItem[];
}

/** Reads a sample source through the first importer that knows it, as `import` does. */
async function read(path: string): Promise<Read> {
  const bytes = demoSources().find((source) => source.path === path)?.bytes;
  if (bytes === undefined) throw new Error('no such sample source');
  const source = {
    path: join(folder, path),
    name: basename(path),
    kind: 'file' as const,
    sizeBytes: bytes.length,
  };
  for (const importer of importers) {
    if (!(await importer.recognises(source))) continue;
    const choices = { zone: demoDetails.zone, owner: demoOwner };
    const asked = (await importer.questions(source, choices)).map((question) => question.choice);
    const scratch = await mkdtemp(join(folder, 'scratch-'));
    const items: SourceItem[] = [];
    for await (const item of importer.read(source, { choices, scratch })) items.push(item);
    return { importer: importer.id, asked, items };
  }
  throw new Error('no importer knows this sample source');
}

const pathEnding = (ending: string): string =>
  demoSources().find((source) => source.path.endsWith(ending))?.path ?? '';

describe('the sample sources, read by the ordinary importers', () => {
  it.each(demoSources().map((source) => source.path))(
    'leave nothing unread and nothing to ask: %s',
    async (path) => {
      const { asked, items } = await read(path);
      expect(asked).toEqual([]);
      expect(items.filter((item) => item.type === 'skipped')).toEqual([]);
      expect(items.some((item) => ['message', 'call', 'file'].includes(item.type))).toBe(true);
    },
  );

  it('hold texts of one person that matter among those of others', async () => {
    const { importer, items } = await read(pathEnding('sms-20261101090500.xml'));
    expect(importer).toBe('android-sms-backup');
    const messages = items.filter((item) => item.type === 'message');
    const concerned = messages.filter((item) => concernsDemoCase(item.conversation));
    expect([concerned.length, messages.length]).toEqual([41, 74]);
    expect(concerned.some((item) => item.message.attachments.length === 1)).toBe(true);
    expect(concerned.some((item) => item.message.text === 'Did you get my present? 🌹🌹🌹')).toBe(
      true,
    );
  });

  it('hold a chat with its media, one of them missing from the export', async () => {
    const { importer, items } = await read(pathEnding('.zip'));
    expect(importer).toBe('whatsapp-export');
    const messages = items.filter((item) => item.type === 'message');
    expect(messages.length).toBe(demoChat.length);
    expect(messages.every((item) => concernsDemoCase(item.conversation))).toBe(true);
    const attachments = messages.flatMap((item) => item.message.attachments);
    expect(attachments.map((attachment) => attachment.bytes !== null)).toEqual([true, true, false]);
  });

  it('hold voicemails and pictures that say when they were made', async () => {
    for (const path of Object.values(demoLooseFiles)) {
      const { importer, items } = await read(path);
      expect(importer).toBe('loose-files');
      const [file] = items.filter((item) => item.type === 'file');
      expect(shownText(file?.file.name ?? '')).toBe(basename(path));
      expect(file?.file.facts.happened.precision).not.toBe('unknown');
      if (path.startsWith('voicemails/')) {
        expect(file?.file.facts.kind).toBe('voicemail');
        expect(file?.file.facts.otherParty).toMatch(/^\+447700900/);
      }
    }
  });
});
