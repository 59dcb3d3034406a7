import { createHash } from 'node:crypto';
import ExifReader from 'exifreader';
import fc from 'fast-check';
import { parseBuffer } from 'music-metadata';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { behaviours } from '../../src/core/incident.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { isKnownZone, knownUtc, localInZone, timelinePosition } from '../../src/core/time.ts';
import { demoCalls } from '../../src/demo/calls.ts';
import { demoChat } from '../../src/demo/chat.ts';
import { demoIncidents } from '../../src/demo/incidents.ts';
import { concernsDemoCase, demoDetails, demoOwner } from '../../src/demo/people.ts';
import { demoFolders, demoLooseFiles, demoSources } from '../../src/demo/sources.ts';
import { storeZip, type ZipEntry } from '../../src/demo/store-zip.ts';
import { demoThreads } from '../../src/demo/texts.ts';

const sources = demoSources();
const bytesOf = (ending: string): Buffer => {
  const found = sources.find((source) => source.path.endsWith(ending));
  if (found === undefined) throw new Error(`no sample source ends with ${ending}`);
  return Buffer.from(found.bytes);
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the sample sources', () => {
  it('are the same bytes every time', () => {
    const again = demoSources();
    expect(again.map((source) => [source.path, sha256(source.bytes)])).toEqual(
      sources.map((source) => [source.path, sha256(source.bytes)]),
    );
  });

  it('have names that every computer can write, and no two that are alike', () => {
    for (const { path } of sources) {
      expect(path).toMatch(/^[A-Za-z0-9][\w ./+-]*$/);
      expect(path).not.toContain('..');
    }
    expect(new Set(sources.map(({ path }) => path.toLowerCase())).size).toBe(sources.length);
  });

  it('are small: the whole of it below 200 kB', () => {
    expect(sources.reduce((sum, source) => sum + source.bytes.length, 0)).toBeLessThan(200_000);
  });

  it('use only numbers that are kept for drama, and addresses that are kept for examples', () => {
    const texts = [
      bytesOf('sms-20261101090500.xml')
        .toString('utf8')
        .replace(/data="[^"]*"/g, ''),
      bytesOf('calls-20261101090500.xml').toString('utf8'),
      JSON.stringify(demoChat),
      JSON.stringify(demoIncidents()),
    ];
    for (const text of texts) {
      for (const number of text.match(/(?:\+44|\b0)\s?7\d{3}[\s\d]{6,}/g) ?? []) {
        expect(number.replace(/\s/g, '')).toMatch(/^(?:\+44|0)7700900\d{3}/);
      }
      for (const host of text.match(/[\w.-]+\.(?:com|org|net|uk)\b/g) ?? []) {
        expect(host).toMatch(/(?:^|\.)example\.org$|^org\.example/);
      }
    }
  });
});

interface Row {
  readonly name: string;
  readonly attributes: Record<string, string>;
}

/** Reads a backup strictly, once the references that XML forbids are joined as phones mean them. */
function rowsOf(xml: string): Row[] {
  const joined = xml.replace(/&#(5[5-6]\d{3});&#(5[6-7]\d{3});/g, (_, high: string, low: string) =>
    String.fromCharCode(Number(high), Number(low)),
  );
  const parser = new SaxesParser();
  const rows: Row[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => rows.push({ name: tag.name, attributes: tag.attributes }));
  parser.write(joined).close();
  return rows;
}

describe('the sample backup of texts', () => {
  const xml = bytesOf('sms-20261101090500.xml').toString('utf8');
  const rows = rowsOf(xml);

  it('is well-formed but for the emoji, which stand as two halves each', () => {
    expect(xml).toContain('&#55356;&#57145;&#55356;&#57145;&#55356;&#57145;');
    expect(xml).not.toMatch(/[\u{10000}-\u{10ffff}]/u);
  });

  it('holds every text of every thread, in order of time, and says how many', () => {
    const said = demoThreads.reduce((sum, thread) => sum + thread.texts.length, 0);
    const kept = rows.filter((row) => row.name === 'sms' || row.name === 'mms');
    expect(kept.length).toBe(said);
    expect(rows[0]?.attributes['count']).toBe(String(said));
    const dates = kept.map((row) => Number(row.attributes['date']));
    expect([...dates].sort((a, b) => a - b)).toEqual(dates);
    const bodies = kept.map((row) => row.attributes['body']);
    for (const text of demoThreads.flatMap((thread) => thread.texts)) {
      if (text.picture === undefined) expect(bodies).toContain(text.text);
    }
  });

  it('holds several people, of whom one matters', () => {
    const addresses = new Set(rows.map((row) => row.attributes['address']));
    expect(addresses.size).toBeGreaterThan(6);
  });

  it('holds an MMS whose picture can be opened and whose sending time is in seconds', async () => {
    const mms = rows.find((row) => row.name === 'mms');
    expect(Number(mms?.attributes['date']) / Number(mms?.attributes['date_sent'])).toBeGreaterThan(
      900,
    );
    const part = rows.find((row) => row.attributes['ct'] === 'image/jpeg');
    const picture = Buffer.from(part?.attributes['data'] ?? '', 'base64');
    expect((await sharp(picture).metadata()).width).toBe(360);
  });
});

describe('the sample call log', () => {
  const rows = rowsOf(bytesOf('calls-20261101090500.xml').toString('utf8')).slice(1);

  it('holds every call, three within a few minutes still three', () => {
    expect(rows.length).toBe(demoCalls.length);
  });

  it('holds calls with a withheld number, missed, blocked and left as voicemail', () => {
    expect(rows.filter((row) => row.attributes['presentation'] === '2').length).toBe(16);
    expect(new Set(rows.map((row) => row.attributes['type']))).toEqual(
      new Set(['1', '2', '3', '4', '5', '6']),
    );
  });

  it('has together with the texts about 120 rows', () => {
    const texts = demoThreads.reduce((sum, thread) => sum + thread.texts.length, 0);
    expect(texts + rows.length).toBeGreaterThan(105);
    expect(texts + rows.length).toBeLessThan(140);
  });
});

/** Reads a zip with the library that the program reads zips with. */
async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const zip = await new Promise<import('yauzl').ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(error);
    });
  });
  await new Promise<void>((resolve, reject) => {
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.on('entry', (entry: import('yauzl').Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) {
          reject(error);
          return;
        }
        void stream.toArray().then((chunks) => {
          found.set(entry.fileName, Buffer.concat(chunks as Buffer[]));
          zip.readEntry();
        }, reject);
      });
    });
    zip.readEntry();
  });
  return found;
}

describe('the sample chat', () => {
  it('is a zip with the chat, a photo and a voice message, and lacks one photo that it names', async () => {
    const files = await unzip(bytesOf('.zip'));
    const chat = files.get('_chat.txt')?.toString('utf8') ?? '';
    const named = [...chat.matchAll(/<attached: ([^>]+)>/g)].map((match) => match[1]);
    expect(named.length).toBe(3);
    expect(named.filter((name) => name !== undefined && files.has(name)).length).toBe(2);
    expect(chat).toContain('\u200eThis message was deleted.');
    expect(chat).toContain(`] ${demoOwner}: `);
    const photo = [...files].find(([name]) => name.endsWith('.jpg'));
    expect((await sharp(photo?.[1]).metadata()).format).toBe('jpeg');
    const voice = [...files].find(([name]) => name.endsWith('.opus'));
    const heard = await parseBuffer(voice?.[1] ?? Buffer.alloc(0), { mimeType: 'audio/ogg' });
    expect(heard.format.duration).toBeCloseTo(5.28, 1);
  });

  it('can be read in one order of day and month only', () => {
    expect(demoChat.some((line) => Number(line.at.slice(8, 10)) > 12)).toBe(true);
  });

  it('goes back in time once, in the night when the clocks changed', () => {
    const back = demoChat.filter((line, index) => line.at < (demoChat[index - 1]?.at ?? ''));
    expect(back.map((line) => line.at)).toEqual(['2026-10-25T01:22:40']);
  });
});

describe('the sample voicemails', () => {
  it('are AMR whose frames end exactly at the end of the file', () => {
    const bytes = bytesOf('.amr');
    expect(bytes.subarray(0, 6).toString('latin1')).toBe('#!AMR\n');
    // Frame types 0 to 8 with their sizes; 15 is a frame without sound.
    const sizes: (number | undefined)[] = [13, 14, 16, 18, 20, 21, 27, 32, 6];
    sizes[15] = 1;
    let at = 6;
    let frames = 0;
    while (at < bytes.length) {
      const size = sizes[((bytes[at] ?? 0) >> 3) & 15];
      if (size === undefined) throw new Error('not a frame');
      at += size;
      frames += 1;
    }
    expect(at).toBe(bytes.length);
    expect(frames * 20).toBe(6160);
  });

  it('and M4A with a length and its own creation time', async () => {
    const { format } = await parseBuffer(bytesOf('.m4a'), { mimeType: 'audio/mp4' });
    expect(format.duration).toBeCloseTo(5.6, 0);
    expect(format.creationTime?.toISOString()).toBe('2026-10-12T18:42:10.000Z');
  });
});

describe('the sample pictures', () => {
  it('are what their names say and can be looked at', async () => {
    const png = await sharp(bytesOf('.png')).metadata();
    expect([png.format, png.width, png.height]).toEqual(['png', 540, 1110]);
    for (const name of ['Messages.jpg', '081502.jpg']) {
      const picture = sharp(bytesOf(name));
      expect((await picture.metadata()).format).toBe('jpeg');
      const { entropy } = await picture.stats();
      expect(entropy).toBeGreaterThan(0.5);
    }
  });

  it('carry the time of the phone with its offset, or none at all', () => {
    const tags = (name: string) => ExifReader.load(bytesOf(name));
    expect(tags('.png')['DateTimeOriginal']?.description).toBe('2026:09:17 21:33:04');
    expect(tags('.png')['OffsetTimeOriginal']?.description).toBe('+01:00');
    expect(tags('081502.jpg')['OffsetTimeOriginal']?.description).toBe('+01:00');
    expect(tags('Messages.jpg')['DateTimeOriginal']).toBeUndefined();
  });
});

describe('the sample incidents', () => {
  const incidents = demoIncidents();

  it('are a dozen and more over some months, recorded in order and after they happened', () => {
    expect(incidents.length).toBeGreaterThanOrEqual(12);
    const recorded = incidents.map((incident) => incident.recordedAt);
    expect([...recorded].sort()).toEqual(recorded);
    for (const { answers, recordedAt } of incidents) {
      const happened = timelinePosition(answers.when, demoDetails.zone);
      if (happened !== null) expect(happened, answers.what).toBeLessThan(Date.parse(recordedAt));
    }
  });

  it('can be recorded as they are', () => {
    const known = new Set<string>(behaviours.map((behaviour) => behaviour.id));
    for (const { answers, attach } of incidents) {
      expect(() => canonicalJson(answers)).not.toThrow();
      expect(answers.what).not.toBe('');
      for (const behaviour of answers.behaviours ?? []) expect(known).toContain(behaviour);
      for (const path of attach) expect(sources.map((s) => s.path)).toContain(path);
    }
  });

  it('show every kind of time, the hour that happened twice among them', () => {
    const precisions = new Set(incidents.map(({ answers }) => answers.when.precision));
    expect(precisions).toEqual(new Set(['about', 'between', 'day', 'month', 'minute', 'unknown']));
    const twice = incidents.filter(({ answers }) => {
      const { local } = answers.when;
      return local?.includes('T') === true && localInZone(local, demoDetails.zone).is === 'twice';
    });
    expect(twice.length).toBe(1);
    expect(knownUtc(twice[0]!.answers.when)).toBeNull();
    expect(isKnownZone(demoDetails.zone)).toBe(true);
  });

  it('show witnesses, a reference of the police, what was changed, a private address and a note', () => {
    const has = (key: string) => incidents.some(({ answers }) => key in answers);
    for (const key of ['witnesses', 'toldReference', 'changed', 'address', 'privateNote', 'times'])
      expect(has(key), key).toBe(true);
  });

  it('have every loose file attached to the incident it belongs to', () => {
    const attached = incidents.flatMap((incident) => incident.attach);
    expect([...attached].sort()).toEqual(Object.values(demoLooseFiles).sort());
  });
});

describe('what the sample case is about', () => {
  const conversation = (key: string, others: { asFound: string; e164?: string; name?: string }[]) =>
    concernsDemoCase({ key, kind: 'messages', means: 'SMS and MMS', others, group: false });

  it('is the other person and withheld calls, not family and friends', () => {
    expect(conversation('sms +447700900123', [{ asFound: 'x', e164: '+447700900123' }])).toBe(true);
    expect(conversation('sms +447700900177', [{ asFound: 'x', e164: '+447700900177' }])).toBe(true);
    expect(conversation('call withheld -1', [])).toBe(true);
    expect(conversation('whatsapp Sam C', [{ asFound: 'Sam C' }])).toBe(true);
    expect(conversation('sms +447700900456', [{ asFound: 'x', e164: '+447700900456' }])).toBe(
      false,
    );
  });

  it('lies in folders of its own', () => {
    for (const { path } of sources) {
      expect(Object.values(demoFolders).some((folder) => path.startsWith(`${folder}/`))).toBe(true);
    }
  });
});

describe('the zip writer', () => {
  it('gives back every file it was given', async () => {
    const name = fc.stringMatching(/^[a-z0-9é 中]{1,12}$/);
    const files = fc.uniqueArray(fc.record({ name, bytes: fc.uint8Array({ maxLength: 300 }) }), {
      selector: (file) => file.name,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(files, async (given) => {
        const entries: ZipEntry[] = given.map((file) => ({
          ...file,
          modified: '2026-11-01T09:20:00',
        }));
        const read = await unzip(Buffer.from(storeZip(entries)));
        expect([...read.keys()]).toEqual(given.map((file) => file.name));
        for (const file of given) expect(read.get(file.name)).toEqual(Buffer.from(file.bytes));
      }),
      { numRuns: 40 },
    );
  });
});
