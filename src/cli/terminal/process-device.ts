import { Chalk } from 'chalk';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Device, Medium } from '../terminal.ts';
import { editorOf } from './editor.ts';
import { FieldReader } from './field-reader.ts';
import { Keyboard } from './keyboard.ts';
import { Lists, type ListStyle } from './lists.ts';
import { pickBySearch } from './search-field.ts';
import { showsUnicode } from './unicode.ts';

/** The streams of the process. */
export interface Streams {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
}

/** The world around the streams. */
export interface DeviceSettings {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

export interface ProcessDevice extends Device {
  /**
   * Ends the question that is asked, and every later one, as Ctrl-C does: what was typed is then being
   * kept. False where nothing is asked.
   */
  stop(): boolean;
  /** Gives the terminal back as it was found, and clears it where that was wished; as the process ends. */
  giveBack(): void;
}

const bracketedPaste = { on: '\u001b[?2004h', off: '\u001b[?2004l' };
const showCursor = '\u001b[?25h';
const clearLine = '\r\u001b[K';
/* Some terminals push what they clear into the scroll-back, so that is cleared last. */
const clearAll = '\u001b[H\u001b[2J\u001b[3J';

/** The real terminal. */
export function processDevice(streams: Streams, settings: DeviceSettings): ProcessDevice {
  const { stdin, stdout, stderr } = streams;
  const { variables } = settings;
  const style = styles(stderr, variables);
  const sizes = sizesOf(stderr.isTTY ? stderr : stdout);
  const gone = passOverClosed(stdout, stderr);
  const keyboard = new Keyboard(stdin);
  const fields = new FieldReader(keyboard, stderr, { ...settings, ...sizes, ...style });
  const lists = new Lists(keyboard, stderr, style);
  const asking = askingOn(stderr, variables);
  return {
    isInteractive: stdin.isTTY && stderr.isTTY,
    talkOn: medium(stderr, settings),
    resultsOn: medium(stdout, settings),
    hasEditor: editorOf(variables) !== null,
    ...sizes,
    talk: (text) => void stderr.write(text),
    result: (text) => void stdout.write(text),
    settled: () => settled(stdout, gone),
    style: (text, kind) => style[kind](text),
    passing: (text) => {
      if (stderr.isTTY) stderr.write(clearLine + (text ?? ''));
    },
    readText: (prompt, field) => asking(() => fields.read(prompt, field)),
    pickOne: (prompt, labels, start) => asking(() => lists.pickOne(prompt, labels, start)),
    pickMany: (prompt, labels, ticked) => asking(() => lists.pickMany(prompt, labels, ticked)),
    pickBySearch: (prompt, list) =>
      asking(() => pickBySearch(keyboard, stderr, { prompt, ...sizes, ...style }, list)),
    ...endings(streams, keyboard, fields),
  };
}

/* How questions end that nobody answers, and in what state the terminal is left. */
function endings(
  { stdout, stderr }: Streams,
  keyboard: Keyboard,
  fields: FieldReader,
): Pick<ProcessDevice, 'clearAtEnd' | 'stop' | 'giveBack'> {
  let clears = false;
  return {
    clearAtEnd: () => {
      clears = stdout.isTTY;
    },
    stop: () => {
      const isEnding = keyboard.isTaken || keyboard.isStopped || fields.isEditing;
      if (!isEnding) return false;
      fields.endEditor();
      keyboard.stop();
      return true;
    },
    giveBack: () => {
      if (keyboard.isTaken) {
        keyboard.release();
        stderr.write(bracketedPaste.off + showCursor);
      }
      if (clears) stdout.write(clearAll);
    },
  };
}

function styles(
  stderr: WriteStream,
  variables: DeviceSettings['variables'],
): ListStyle & Record<'heading' | 'warning' | 'faint', (text: string) => string> {
  const coloured =
    stderr.isTTY && (variables['NO_COLOR'] ?? '') === '' && variables['TERM'] !== 'dumb';
  const chalk = new Chalk({ level: coloured ? 1 : 0 });
  const bold = (text: string): string => chalk.bold(text);
  return {
    bold,
    heading: bold,
    faint: (text) => chalk.dim(text),
    warning: (text) => chalk.yellow(text),
  };
}

/* A screen that does not say its size, or says 0 as some serial lines do, counts as 80 by 24. */
function sizesOf(screen: WriteStream): Pick<Device, 'columns' | 'rows'> {
  return {
    columns: () => (screen.isTTY && screen.columns > 0 ? screen.columns : 80),
    rows: () => (screen.isTTY && screen.rows > 0 ? screen.rows : 24),
  };
}

/* A terminal that knows no cursor moves may not know marked pastes either. */
function askingOn(
  stderr: WriteStream,
  variables: DeviceSettings['variables'],
): <T>(ask: () => Promise<T>) => Promise<T> {
  const marksPaste = variables['TERM'] !== 'dumb';
  return async (ask) => {
    if (marksPaste) stderr.write(bracketedPaste.on);
    try {
      return await ask();
    } finally {
      if (marksPaste) stderr.write(bracketedPaste.off);
    }
  };
}

function medium(stream: WriteStream, { variables, platform }: DeviceSettings): Medium {
  if (!stream.isTTY) return 'file';
  return showsUnicode(variables, platform) ? 'unicode screen' : 'ascii screen';
}

/*
 * `evidence timeline | head` closes the pipe early, and a window that was closed answers EIO: no fault, and
 * nothing to report. Says whether nobody takes results any more.
 */
function passOverClosed(stdout: WriteStream, stderr: WriteStream): { results: boolean } {
  const gone = { results: false };
  const passOver = (error: NodeJS.ErrnoException): void => {
    if (!['EPIPE', 'EIO', 'ENXIO', 'ECONNRESET'].includes(error.code ?? '')) throw error;
  };
  stderr.on('error', passOver);
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    gone.results = true;
    passOver(error);
  });
  return gone;
}

/* Between two rounds of the event loop Ctrl-C is seen as well. */
function settled(stdout: WriteStream, gone: { readonly results: boolean }): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (gone.results || stdout.destroyed) resolve(false);
      else if (stdout.writableNeedDrain) setTimeout(look, 5);
      else resolve(true);
    };
    setImmediate(look);
  });
}
