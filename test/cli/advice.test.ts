import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adviceTopics } from '../../src/advice/advice.ts';
import { checkNumbersSentence } from '../../src/advice/helplines.ts';
import { createCasefile } from '../../src/casefile/open.ts';
import { main } from '../../src/cli/main.ts';
import type { Nation } from '../../src/core/case-record.ts';
import { ctrlC, scriptedTerminal, type Typed } from '../support/scripted-terminal.ts';
import { testWorld, type TestWorld } from '../support/surroundings.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await testWorld();
});
afterEach(() => world.remove());

async function run(argv: readonly string[], answers: readonly Typed[] = [], changes: object = {}) {
  const terminal = scriptedTerminal(answers);
  const code = await main(argv, world.surroundings(terminal, changes));
  return { code, terminal, shown: terminal.shown().replace(/\s+/g, ' ') };
}

async function caseIn(nation: Nation, contact?: string): Promise<string> {
  const folder = join(world.home, nation);
  const details = { initials: 'AB', zone: 'Europe/London', nation };
  const { environment } = world.surroundings(scriptedTerminal());
  const casefile = await createCasefile(folder, { details }, environment);
  if (contact !== undefined)
    await casefile.recordPerson({ name: 'Kim', role: 'own-contact', contact });
  casefile.close();
  return folder;
}

describe('browsing the advice', () => {
  it('shows 999 first, then a topic at a time, until the person leaves', async () => {
    const { code, shown, terminal } = await run(
      ['advice'],
      ['Online', 'How you may feel', 'Leave'],
    );
    expect(code).toBe(0);
    expect(shown.indexOf('In danger now? Ring 999.')).toBeLessThan(shown.indexOf('ONLINE'));
    expect(shown.indexOf('ONLINE')).toBeLessThan(shown.indexOf('HOW YOU MAY FEEL'));
    expect(shown).not.toContain('WHAT STALKING IS');
    expect(terminal.left()).toBe(0);
  });

  it('reaches every point of the guidance', async () => {
    const titles = adviceTopics.map(({ title }) => title);
    const { shown } = await run(['advice'], [...titles, 'Leave']);
    for (const { points } of adviceTopics)
      for (const { text } of points) expect(shown).toContain(text);
  });

  it('gives the source below each topic, apart from it', async () => {
    const { shown } = await run(['advice'], ['Online', 'Leave']);
    expect(shown).toMatch(/check in to places\. From “Stalking & Harassment – Help and advice”/);
    expect(shown).toContain('restated from a copy read on 2026-11-22');
  });

  it('has the numbers under “Where to turn”, and apart from them where they were read', async () => {
    const { shown } = await run(['advice'], ['Where to turn', 'Leave']);
    const [numbers = '', sources = ''] = shown.split('WHERE THE NUMBERS COME FROM');
    expect(numbers).toContain('National Stalking Helpline: 0808 802 0300');
    expect(numbers).toContain(checkNumbersSentence);
    expect(numbers).not.toContain('stalkinghelpline.org');
    expect(sources).toContain('stalkinghelpline.org');
    expect(sources).toContain('read on 2026-11-22');
  });

  it('ends at Ctrl-C with nothing changed', async () => {
    expect((await run(['advice'], [ctrlC])).code).toBe(130);
  });
});

describe('whose numbers are shown', () => {
  it.each([
    ['england-wales', '01609 643100', 'look-up'],
    ['scotland', '0808 802 0300', '01609 643100'],
    ['northern-ireland', '0808 802 0300', '0808 2000 247'],
  ] as const)('are those of the case’s nation: %s', async (nation, there, elsewhere) => {
    const folder = await caseIn(nation);
    const { terminal } = await run(['advice', 'support', '-C', folder]);
    expect(terminal.results()).toContain(there);
    expect(terminal.results()).not.toContain(elsewhere);
  });

  it('are those of --nation where it is given', async () => {
    const folder = await caseIn('england-wales');
    const { terminal } = await run(['advice', 'support', '-C', folder, '--nation', 'scotland']);
    expect(terminal.results()).toContain('For Scotland');
    expect(terminal.results()).not.toContain('01609 643100');
  });

  it('are refused for a nation that is none', async () => {
    const { code, shown } = await run(['advice', '--nation', 'wales']);
    expect(code).toBe(2);
    expect(shown).toContain('A nation is one of: england-wales, scotland, northern-ireland.');
  });

  it('begin with the person’s own contact', async () => {
    const folder = await caseIn('england-wales', '+44 7700 900321');
    const { terminal } = await run(['advice', 'support', '-C', folder]);
    const shown = terminal.results();
    expect(shown).toMatch(/^In danger now\? Ring 999\.\nYour own contact: Kim, \+44 7700 900321\n/);
    expect(shown.lastIndexOf('Your own contact')).toBeLessThan(shown.indexOf('- Police'));
    const json = await run(['advice', '--json', '-C', folder]);
    expect(JSON.parse(json.terminal.results())).toMatchObject({
      nation: 'england-wales',
      ownContact: 'Kim, +44 7700 900321',
    });
  });
});
