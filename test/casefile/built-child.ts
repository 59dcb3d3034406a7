import { spawn, type SpawnOptions } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** A program that plain Node can run, made out of `dying-child.ts`. */
export interface BuiltChild {
  readonly script: string;
  remove(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

export async function buildChild(): Promise<BuiltChild> {
  const folder = await mkdtemp(join(tmpdir(), 'evidence-child-'));
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    // One file starts faster than many, and it is started a hundred times.
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: join(import.meta.dirname, 'dying-child.ts'),
      outDir: join(folder, 'built'),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    script: join(folder, 'built', 'dying-child.mjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** How a process ended, and what it wrote. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export function run(
  command: string,
  values: readonly string[],
  options: SpawnOptions = {},
): Promise<Ending> {
  return new Promise((done, failed) => {
    const child = spawn(command, values, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
    child.on('error', failed);
    child.on('close', (code, signal) => {
      done({ code, signal, out, err });
    });
  });
}
