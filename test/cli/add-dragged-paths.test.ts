import fc from 'fast-check';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { typedPaths } from '../../src/cli/add/dragged-paths.ts';

const place = { currentFolder: '/home/me', homeFolder: '/home/me', platform: 'linux' } as const;
const nothing = (): boolean => false;

describe('paths that are typed or dragged into the window', () => {
  it.each([
    ['a.png', ['/home/me/a.png']],
    ['  /x/a.png  ', ['/x/a.png']],
    ['/x/a.png /y/b.png', ['/x/a.png', '/y/b.png']],
    ['~/a.png', ['/home/me/a.png']],
    ['~', ['/home/me']],
    ['/x/my\\ own\\ shot\\ \\(1\\).png', ['/x/my own shot (1).png']],
    ["'/x/my own shot.png' ", ['/x/my own shot.png']],
    ["'/x/Jo'\\''s shot.png'", ["/x/Jo's shot.png"]],
    ['"/x/a \\"b\\".png"', ['/x/a "b".png']],
    ["/x/Jo's.png", ["/x/Jo's.png"]],
    ["'/x/a b.png' '/x/c d.png' /x/e.png", ['/x/a b.png', '/x/c d.png', '/x/e.png']],
    ['file:///x/my%20own.png', ['/x/my own.png']],
    ['file:///x/a.png file:///x/b.png', ['/x/a.png', '/x/b.png']],
    ['', []],
    ['   ', []],
  ])('reads %j', (typed, expected) => {
    expect(typedPaths(typed, place, nothing)).toEqual(expected);
  });

  it.each([
    ['"C:\\Users\\Jo\\my shot.png"', 'C:\\Users\\Jo\\my shot.png'],
    ['C:\\Users\\Jo\\shot.png', 'C:\\Users\\Jo\\shot.png'],
    ["& 'C:\\Users\\Jo\\my shot.png'", 'C:\\Users\\Jo\\my shot.png'],
  ])('leaves the backslashes of Windows in %j', (typed, expected) => {
    const [path = '', ...more] = typedPaths(typed, { ...place, platform: 'win32' }, nothing);
    expect(more).toEqual([]);
    expect(path.endsWith(expected)).toBe(true);
  });

  it('takes a text with spaces as one path where it leads to something', () => {
    const there = (path: string): boolean => path === '/home/me/my own shot.png';
    expect(typedPaths('my own shot.png', place, there)).toEqual(['/home/me/my own shot.png']);
    expect(typedPaths('my other shot.png', place, there)).toHaveLength(3);
  });

  const name = fc
    .stringMatching(/^[A-Za-z0-9 '"()&;$!é漢\\.]{1,20}$/)
    .filter((each) => /^[^. ]/.test(each) && !each.endsWith(' '));

  it('gives back any names that a terminal quoted, escaped or wrote as addresses', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const paths = names.map((each) => `/x/${each}`);
        const quoted = paths.map((path) => `'${path.replaceAll("'", "'\\''")}'`).join(' ');
        const escaped = paths.map((path) => path.replace(/[^A-Za-z0-9/.]/gu, '\\$&')).join(' ');
        const addresses = paths.map((path) => pathToFileURL(path).href).join(' ');
        expect(typedPaths(quoted, place, nothing)).toEqual(paths);
        expect(typedPaths(escaped, place, nothing)).toEqual(paths);
        expect(typedPaths(addresses.replaceAll("'", '%27'), place, nothing)).toEqual(paths);
      }),
    );
  });
});
