import * as realFiles from 'node:fs/promises';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { planBundle } from '../../src/bundle/bundle-plan.ts';
import { couldNotWrite } from '../../src/bundle/bundle-target.ts';
import { checkBag } from '../../src/bundle/check-bag.ts';
import { keepBundle } from '../../src/bundle/keep-bundle.ts';
import { writeBundle } from '../../src/bundle/write-bundle.ts';
import { UserError } from '../../src/core/errors.ts';
import { damageIn } from './made-bundle.ts';
import { smallCase } from './small-case.ts';
import { temporaryFolder } from './temporary-folder.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof realFiles>();
  return { ...real, link: vi.fn(real.link), open: vi.fn(real.open), rename: vi.fn(real.rename) };
});

function diskError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

const { open: openReally, rename: renameReally } =
  await vi.importActual<typeof realFiles>('node:fs/promises');

beforeEach(() => {
  vi.mocked(realFiles.open).mockImplementation(openReally);
  vi.mocked(realFiles.rename).mockImplementation(renameReally);
});

async function written(form: 'zip' | 'folder') {
  const path = join(temporaryFolder(), 'AB');
  return writeBundle(await planBundle(smallCase().input), { path, form, caseFolder: null });
}

describe('a memory stick without hard links', () => {
  it('is given the zip under its name, and nothing there is written over', async () => {
    for (const code of ['EPERM', 'ENOTSUP', 'ENOSYS']) {
      vi.mocked(realFiles.link).mockRejectedValue(diskError(code));
      const bundle = await written('zip');
      const { path } = bundle.target;
      await keepBundle(bundle);
      expect(damageIn(await checkBag(path))).toEqual([]);
      expect(readdirSync(join(path, '..'))).toEqual(['AB']);
    }
  });

  it('keeps what came there at the last moment', async () => {
    vi.mocked(realFiles.link).mockImplementation((_, to) => {
      writeFileSync(to, 'mine');
      return Promise.reject(diskError('EPERM'));
    });
    const bundle = await written('zip');
    await expect(keepBundle(bundle)).rejects.toThrow('Nothing is ever written over');
    expect(readFileSync(bundle.target.path, 'utf8')).toBe('mine');
  });

  it('is left without an empty file when the last step fails', async () => {
    vi.mocked(realFiles.link).mockRejectedValue(diskError('EPERM'));
    const bundle = await written('zip');
    vi.mocked(realFiles.rename).mockRejectedValue(diskError('EIO'));
    await expect(keepBundle(bundle)).rejects.toThrow('The disk could not be written to.');
    expect(readdirSync(join(bundle.target.path, '..'))).toEqual([
      expect.stringMatching(/^unfinished-bundle-/),
    ]);
  });
});

describe('Windows, which renames nothing onto a folder', () => {
  it('is given the folder all the same', async () => {
    const bundle = await written('folder');
    vi.mocked(realFiles.rename).mockRejectedValueOnce(diskError('EPERM'));
    await keepBundle(bundle);
    expect(damageIn(await checkBag(bundle.target.path))).toEqual([]);
  });
});

describe('a disk that fails while it is written', () => {
  it.each(['ENOSPC', 'EIO', 'EFBIG', 'EROFS'])(
    'with %s is told in a sentence; nothing stays',
    async (code) => {
      for (const form of ['zip', 'folder'] as const) {
        const folder = temporaryFolder();
        const plan = await planBundle(smallCase().input);
        let writes = 0;
        vi.mocked(realFiles.open).mockImplementation(async (...from) => {
          const file = await openReally(...from);
          if (from[1] !== 'wx') return file;
          const write = file.write.bind(file) as (...all: unknown[]) => Promise<never>;
          file.write = (...all: unknown[]) => {
            writes += 1;
            return writes > 8 ? Promise.reject(diskError(code)) : write(...all);
          };
          return file;
        });
        const target = { path: join(folder, 'AB'), form, caseFolder: null };
        await expect(writeBundle(plan, target)).rejects.toThrow(UserError);
        expect(readdirSync(folder)).toEqual([]);
      }
    },
  );

  it('and writes something else than it was given is found out before the bundle is kept', async () => {
    for (const form of ['zip', 'folder'] as const) {
      const folder = temporaryFolder();
      const plan = await planBundle(smallCase().input);
      let writes = 0;
      vi.mocked(realFiles.open).mockImplementation(async (...from) => {
        const file = await openReally(...from);
        if (from[1] !== 'wx') return file;
        const write = file.write.bind(file) as (...all: unknown[]) => Promise<never>;
        file.write = ((bytes: Uint8Array, ...rest: unknown[]) => {
          writes += 1;
          if (writes !== 7) return write(bytes, ...rest);
          const changed = Buffer.from(bytes);
          changed[0]! ^= 1;
          return write(changed, ...rest);
        }) as unknown as typeof file.write;
        return file;
      });
      const target = { path: join(folder, 'AB'), form, caseFolder: null };
      await expect(writeBundle(plan, target)).rejects.toThrow(
        'did not read back as it was written',
      );
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});

describe('what the disk answers', () => {
  it('becomes a sentence without a path or a code in it', () => {
    for (const code of ['ENOSPC', 'EACCES', 'ENOENT', 'EROFS', 'EFBIG', 'ENAMETOOLONG']) {
      const error = couldNotWrite(diskError(code));
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).message).not.toMatch(/E[A-Z]{4}|\//);
      expect((error as UserError).harm).toBe('Nothing already recorded was changed.');
    }
  });

  it('stays what it is when it is a fault of the program', () => {
    const fault = new TypeError('x');
    expect(couldNotWrite(fault)).toBe(fault);
  });
});
