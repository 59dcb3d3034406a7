import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { discover } from '../../src/importers/discover.ts';
import type { Importer } from '../../src/importers/importer.ts';
import { importers } from '../../src/importers/index.ts';
import { looseFiles } from '../../src/importers/loose-files.ts';
import { readStart, type Source } from '../../src/importers/source.ts';
import { asOrdinaryUser, stateOf, withFolder } from './source-folder.ts';

function importer(id: string, recognises: (source: Source) => Promise<boolean>): Importer {
  return { ...looseFiles, id, recognises };
}

/** Recognises a file that begins with `CHAT`, and a folder that holds a file `Manifest`. */
const chat = importer('chat', async (source) => {
  return source.kind === 'file' && (await readStart(source, 4)).toString() === 'CHAT';
});
const backup = importer('backup', async (source) => {
  if (source.kind === 'file') return false;
  const manifest = { ...source, kind: 'file', path: `${String(source.path)}/Manifest` } as const;
  return (await readStart(manifest, 1)).byteLength > 0;
});
const some = [chat, backup, looseFiles];

async function found(path: string): Promise<string[]> {
  const discovery = await discover(path, some);
  return discovery.found.map(
    ({ source, importer: { id } }) =>
      `${id}: ${source.kind} ${typeof source.name === 'string' ? source.name : source.name.rawHex}`,
  );
}

async function refusal(path: string): Promise<string> {
  const error: unknown = await discover(path, some).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return error instanceof UserError ? error.message : '';
}

describe('what is found at a path', () => {
  it('is a file for the first importer that recognises it, else a loose file', async () => {
    await withFolder({ 'a.dat': 'CHAT one', 'b.dat': 'other' }, async (folder) => {
      expect(await found(join(folder, 'a.dat'))).toEqual(['chat: file a.dat']);
      expect(await found(join(folder, 'b.dat'))).toEqual(['loose-files: file b.dat']);
    });
  });

  it('is a folder that one importer knows as a whole', async () => {
    await withFolder({ 'phone/Manifest': 'x', 'phone/a.dat': 'CHAT' }, async (folder) => {
      expect(await found(join(folder, 'phone'))).toEqual(['backup: folder phone']);
    });
  });

  it('is what is known below a folder, and the rest as loose files without it', async () => {
    const files = {
      'photos/1.jpg': 'x',
      'chats/a.dat': 'CHAT one',
      'phone/Manifest': 'x',
      'phone/a.dat': 'CHAT inside the backup',
      'z.txt': 'words',
    };
    await withFolder(files, async (folder) => {
      const before = await stateOf(folder);
      const discovery = await discover(folder, some);
      expect(discovery.found.map(({ importer: { id } }) => id)).toEqual([
        'chat',
        'backup',
        'loose-files',
      ]);
      const rest = discovery.found[2]?.source;
      expect([...(rest?.leavesOut ?? [])].sort()).toEqual(['chats/a.dat', 'phone']);
      const paths: unknown[] = [];
      const reading = { choices: { zone: 'Europe/London' }, scratch: '/nowhere' };
      for await (const item of looseFiles.read(rest!, reading)) {
        if (item.type === 'file') paths.push(item.file.path);
      }
      expect(paths).toEqual(['photos/1.jpg', 'z.txt']);
      expect(await stateOf(folder)).toBe(before);
    });
  });

  it('has no loose files where everything is known', async () => {
    await withFolder({ 'a.dat': 'CHAT' }, async (folder) => {
      expect(await found(folder)).toEqual(['chat: file a.dat']);
    });
  });

  it('is one source with nothing in it for an empty folder', async () => {
    await withFolder({}, async (folder) => {
      expect((await discover(folder, some)).found).toMatchObject([
        { importer: { id: 'loose-files' } },
      ]);
    });
  });

  it('is the place that a link given by the person leads to', async () => {
    await withFolder({ 'a.dat': 'CHAT' }, async (folder) => {
      await symlink('a.dat', join(folder, 'link'));
      expect(await found(join(folder, 'link'))).toEqual(['chat: file link']);
    });
  });

  it('has its own name where the path ends in dots or strokes', async () => {
    await withFolder({ 'inner/deep/b.txt': 'x' }, async (folder) => {
      expect(await found(join(folder, 'inner') + '/')).toEqual(['loose-files: folder inner']);
      expect(await found(`${folder}/inner/deep/..`)).toEqual(['loose-files: folder inner']);
    });
  });

  it('goes to nobody else when an importer cannot open it, but faults are not hidden', async () => {
    await withFolder({ 'a.dat': 'x' }, async (folder) => {
      const unable = importer('unable', () => Promise.reject(new UserError('cannot')));
      expect((await discover(folder, [unable, looseFiles])).found).toHaveLength(1);
      const faulty = importer('faulty', () => Promise.reject(new TypeError('fault')));
      await expect(discover(folder, [faulty, looseFiles])).rejects.toThrow(TypeError);
    });
  });

  it('in the real list ends with the loose files', () => {
    expect(importers.at(-1)).toBe(looseFiles);
  });
});

describe('a name that is not UTF-8', () => {
  const bad = Buffer.from([0x63, 0x61, 0x66, 0xe9]);

  it('is found by its bytes, as a file and as a folder on the way', async () => {
    await withFolder({}, async (folder) => {
      const path = Buffer.concat([Buffer.from(`${folder}/`), bad]);
      await mkdir(path);
      await writeFile(Buffer.concat([path, Buffer.from('/a.dat')]), 'CHAT');
      expect(await found(`${folder}/caf\ufffd/a.dat`)).toEqual(['chat: file a.dat']);
      expect(await found(`${folder}/caf\ufffd`)).toEqual(['chat: file a.dat']);
    });
  });

  it('is asked about where two look the same, and not found where none does', async () => {
    await withFolder({}, async (folder) => {
      await writeFile(Buffer.concat([Buffer.from(`${folder}/`), bad]), 'x');
      expect(await found(`${folder}/caf\ufffd`)).toEqual(['loose-files: file 636166e9']);
      expect(await refusal(`${folder}/the\ufffd`)).toContain('There is no file or folder');
      const other = Buffer.from([0x63, 0x61, 0x66, 0xe8]);
      await writeFile(Buffer.concat([Buffer.from(`${folder}/`), other]), 'y');
      expect(await refusal(`${folder}/caf\ufffd`)).toContain('Several files');
    });
  });

  it('may also hold the replacement sign itself', async () => {
    await withFolder({ 'caf\ufffd': 'x' }, async (folder) => {
      expect(await found(`${folder}/caf\ufffd`)).toHaveLength(1);
    });
  });
});

describe('what cannot be imported gives one plain sentence', () => {
  it('when there is nothing', async () => {
    await withFolder({ 'a.txt': 'x' }, async (folder) => {
      const nothing = 'There is no file or folder at the path given.';
      expect(await refusal(join(folder, 'none'))).toBe(nothing);
      expect(await refusal(join(folder, 'a.txt', 'below'))).toBe(nothing);
      expect(await refusal('')).toBe(nothing);
      expect(await refusal('a\0b')).toBe(nothing);
    });
  });

  it('for a device, a pipe, a link in a circle, a link to nothing and an endless path', async () => {
    await withFolder({}, async (folder) => {
      const special = 'The path leads to a device or connection, not to a file or folder.';
      expect(await refusal('/dev/null')).toBe(special);
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      expect(await refusal(join(folder, 'pipe'))).toBe(special);
      await symlink('b', join(folder, 'a'));
      await symlink('a', join(folder, 'b'));
      expect(await refusal(join(folder, 'a'))).toBe(
        'The path is a link that leads round in a circle.',
      );
      await symlink('nowhere', join(folder, 'dead'));
      expect(await refusal(join(folder, 'dead'))).toContain('There is no file');
      expect(await refusal('x'.repeat(10_000))).toBe('The path is too long for this computer.');
    });
  });

  it('for what may not be opened', async () => {
    await asOrdinaryUser(() =>
      withFolder({ 'a.txt': 'x', 'b/c.txt': 'y' }, async (folder) => {
        await chmod(join(folder, 'a.txt'), 0);
        await chmod(join(folder, 'b'), 0);
        const closed = 'This computer does not allow the file or folder to be opened.';
        expect(await refusal(join(folder, 'a.txt'))).toBe(closed);
        expect(await refusal(join(folder, 'b'))).toBe(closed);
        expect(await refusal(join(folder, 'b', 'c.txt'))).toBe(closed);
        await chmod(join(folder, 'b'), 0o700);
      }),
    );
  });

  it('and never repeats the path, which may hold a name', async () => {
    expect(await refusal('/nowhere/Sam Example')).not.toContain('Sam');
  });
});
