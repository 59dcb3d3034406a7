import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WriteStream } from 'node:tty';

type Variables = Readonly<Record<string, string | undefined>>;

/** The person's own editor as $VISUAL or $EDITOR names it, or null. */
export function editorOf(variables: Variables): string | null {
  const named = [variables['VISUAL'], variables['EDITOR']].find(
    (name) => name !== undefined && name.trim() !== '',
  );
  return named?.trim() ?? null;
}

/** An editor that is open on a text. */
export interface OpenEditor {
  /** The text as it was saved; null where the editor could not be started or stopped with a fault. */
  readonly edited: Promise<string | null>;
  /** Ends the editor; what it had saved until then is the text. */
  end(): void;
}

/**
 * Opens the editor on a text that lies in one private file in `folder`, where its own side files go as
 * well. The text itself is never an argument. The folder is the caller's to remove.
 */
export function openEditor(
  editor: string,
  text: string,
  folder: string,
  place: {
    readonly variables: Variables;
    readonly screen: WriteStream;
    readonly isWindows: boolean;
  },
): OpenEditor {
  const file = join(folder, 'text.txt');
  const started: { child: ChildProcess | null; isEnded: boolean } = { child: null, isEnded: false };
  return {
    edited: (async () => {
      await writePrivately(file, text);
      const child = start(editor, file, folder, place);
      started.child = child;
      if (started.isEnded) child.kill();
      const went = await ending(child);
      if (!went && !started.isEnded) return null;
      return withoutLastBreak(await readFile(file, 'utf8'));
    })(),
    end: () => {
      started.isEnded = true;
      started.child?.kill();
    },
  };
}

async function writePrivately(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text === '' ? '' : `${text}\n`);
  } finally {
    await handle.close();
  }
}

/* The variable may hold options, as in `code --wait`; so a shell reads it, and the path apart from it. */
function start(
  editor: string,
  file: string,
  folder: string,
  place: {
    readonly variables: Variables;
    readonly screen: WriteStream;
    readonly isWindows: boolean;
  },
): ChildProcess {
  const options = {
    stdio: ['inherit', place.screen, place.screen] as ['inherit', WriteStream, WriteStream],
    env: { ...place.variables, TMPDIR: folder, TMP: folder, TEMP: folder },
  };
  if (place.isWindows) return spawn(`${editor} "${file}"`, { ...options, shell: true });
  return spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], options);
}

function ending(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(false);
    });
    child.once('exit', (code) => {
      resolve(code === 0);
    });
  });
}

function withoutLastBreak(text: string): string {
  return text.replace(/\r?\n$/, '');
}
