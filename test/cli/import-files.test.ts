import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SourceItem } from '../../src/core/source-item.ts';
import { shownText } from '../../src/core/text.ts';
import type { Importer } from '../../src/importers/importer.ts';
import { caseAtHand, type CaseAtHand } from '../support/case-at-hand.ts';
import {
  conversationWith,
  madeImporter,
  partyAt,
  pictureIn,
  rowsOf,
} from '../support/made-importer.ts';

const made = vi.hoisted(() => ({ importers: [] as unknown[] }));
vi.mock('../../src/importers/index.ts', async (original) => {
  const real = await original<{ importers: readonly Importer[] }>();
  return {
    get importers() {
      return [...made.importers, ...real.importers];
    },
  };
});

const screenshots = { key: 'screenshots', title: 'Screenshots' };
const photos = { key: 'photos', title: 'Photos' };
const day = (number: number): number => Date.UTC(2026, 2, number, 12);
const pictures: readonly SourceItem[] = [
  ...rowsOf(conversationWith('sms', partyAt('+447700900123')), 2),
  pictureIn(screenshots, 'DCIM/IMG_1.PNG', day(1)),
  pictureIn(screenshots, 'DCIM/IMG_2.PNG', day(2)),
  pictureIn(photos, 'DCIM/IMG_3.HEIC', day(3)),
  pictureIn(null, 'DCIM/IMG_4.HEIC', day(4)),
];

let at: CaseAtHand;
beforeEach(async () => {
  at = await caseAtHand();
  writeFileSync(join(at.world.home, 'phone'), 'made phone');
  made.importers = [madeImporter('made phone', pictures, { filesAreChosen: true })];
});
afterEach(async () => {
  made.importers = [];
  await at.remove();
});

const filesTaken = (): Promise<string[]> =>
  at.look((casefile) =>
    [...casefile.exhibits()].flatMap((exhibit) =>
      exhibit.kind === 'file' ? [shownText(exhibit.name)] : [],
    ),
  );

describe('the pictures of a phone', () => {
  it('are not taken in unless they are asked for, which is said with how', async () => {
    const { code, shown } = await at.run(['import', 'phone', '--no-input'], [], {
      isInteractive: false,
    });
    expect(code).toBe(0);
    expect(shown).toContain('6 in it = 2 taken in + 0 already had + 4 not chosen');
    expect(shown).toContain(
      '3 pictures and videos in it were not taken in. To take them in, add --pictures all or --pictures screenshots or --pictures photos.',
    );
  });

  it.each([
    [['none'], 2],
    [['screenshots'], 4],
    [['Screenshots', 'photos'], 5],
    [['all'], 6],
  ])('are taken by --pictures %j', async (wanted, takenIn) => {
    const { value } = await at.json([
      ...['import', 'phone', '--all'],
      ...wanted.flatMap((word) => ['--pictures', word]),
    ]);
    expect(value).toMatchObject({ sources: [{ rows: 6, takenIn, notChosen: 6 - takenIn }] });
  });

  it('are refused by a name that is no sort of theirs', async () => {
    const { code, shown } = await at.run(['import', 'phone', '--pictures', 'cats']);
    expect(code).toBe(2);
    expect(shown).toContain('--pictures takes none, all, or one of these: screenshots, photos.');
  });

  it('are offered by sort, by date and one by one', async () => {
    const { shown } = await at.run(['import', 'phone'], ['Screenshots (2)']);
    expect(shown).toContain('There are 4 pictures and videos, from 1 Mar 2026 to 4 Mar 2026.');
    expect(shown).toContain('4 taken in');
  });

  it('are taken by the days they were made on', async () => {
    const { shown } = await at.run(['import', 'phone'], ['By date', '2 March 2026', '2026-03-03']);
    expect(shown).toContain('2 pictures from those days.');
    expect(shown).toContain('4 taken in');
  });

  it('are ticked one by one, a sort as a whole', async () => {
    const { terminal, shown } = await at.run(['import', 'phone'], ['One by one', 'img_4|screens']);
    expect(shown).toContain('5 taken in');
    expect(terminal.searched[0]?.lines.map(({ label }) => label)).toEqual([
      'IMG_4.HEIC, 4 Mar 2026',
      'Screenshots (2)',
      'Photos (1)',
    ]);
  });

  it('take none by Enter alone', async () => {
    expect((await at.run(['import', 'phone'], [''])).shown).toContain('2 taken in');
  });
});

describe('a folder of files', () => {
  beforeEach(() => {
    mkdirSync(join(at.world.home, 'letters'));
    for (const [name, text] of [
      ['IMG-20260301-WA0001.jpg', 'one'],
      ['IMG-20260302-WA0002.jpg', 'two'],
      ['IMG-20260309-WA0009.jpg', 'three'],
    ] as const)
      writeFileSync(join(at.world.home, 'letters', name), text);
  });

  it('is offered with its count and size, and taken whole by Enter', async () => {
    const { shown } = await at.run(['import', 'letters'], ['']);
    expect(shown).toContain('This folder holds 3 files, 11 bytes');
    expect(shown).toContain('3 taken in');
  });

  it('is taken one by one', async () => {
    await at.run(['import', 'letters'], ['One by one', '20260309|20260301']);
    expect(await filesTaken()).toEqual(['IMG-20260301-WA0001.jpg', 'IMG-20260309-WA0009.jpg']);
  });

  it('is taken by date', async () => {
    await at.run(['import', 'letters'], ['By date', '2 March 2026', '']);
    expect(await filesTaken()).not.toContain('IMG-20260301-WA0001.jpg');
  });

  it.each([[['--all']], [['--no-input']], [['--until', '2030-01-01']]])(
    'is not asked about with %j',
    async (words) => {
      const { terminal, shown } = await at.run(['import', 'letters', ...words]);
      expect(terminal.questions).toEqual([]);
      expect(shown).toContain('3 taken in');
    },
  );
});
