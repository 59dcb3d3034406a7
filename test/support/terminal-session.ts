import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../..', import.meta.url));
const fixedClockProgram = fileURLToPath(new URL('./fixed-clock-program.js', import.meta.url));

/** Where the build lies that sessions run: `npm run build`'s, or that of EVIDENCE_TEST_ROOT. */
export const builtRoot = process.env['EVIDENCE_TEST_ROOT'] ?? repository;

export interface SessionOptions {
  /** Size of the screen; 80 by 24 unless said. */
  readonly columns?: number;
  readonly rows?: number;
  /** The folder that holds `dist/` and `bin/`; `builtRoot` unless said. */
  readonly root?: string;
  /** A folder to live in that the test made and removes; else one is made and removed by `close`. */
  readonly home?: string;
  /** Set besides the fixed ones (HOME, EVIDENCE_SETTINGS, PATH, TZ, LANG, TERM); undefined takes one away. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /**
   * ISO instant at which the program's clock stands, for golden screens; its randomness is then the same
   * in every run as well. Without it the program is `bin/evidence.js` as people run it.
   */
  readonly now?: string;
  /** What the randomness is drawn from, with `now`. */
  readonly seed?: string;
  /** A script that node runs in place of the program, with the words as its arguments. */
  readonly script?: string;
  /** Where results go that are not to be on the screen: a file's path. */
  readonly resultsInto?: string;
  /** How long `waitFor` and `exitCode` wait before they throw; 20 seconds unless said. */
  readonly patienceMs?: number;
}

/**
 * The built program in a real terminal (tmux, on a server of its own), driven as a person drives it.
 *
 *     const session = await TerminalSession.start(['add'], { columns: 40, now: testNow });
 *     await session.waitFor('What happened?');
 *     await session.type('He rang again.');
 *     await session.key('Enter');
 *     expect(await session.screen()).toBe('…');
 *     expect(await session.exitCode()).toBe(0);
 *     await session.close();              // in afterEach; kills what still runs, removes the home
 *
 * Nothing sleeps: `waitFor` looks at the screen until it shows the text, white space and line breaks
 * counting as one space, so that the same test serves 40 and 200 columns. Wait for what the last key
 * brings before the next key where the order matters; keys typed ahead are kept by the program.
 *
 * The shell around the program notes its process id, its exit code and `stty -a` before and after it.
 */
export class TerminalSession {
  readonly home: string;
  /** How many keys were pressed: each character typed, each named key, each paste. */
  presses = 0;
  readonly #options: SessionOptions;
  readonly #notes: string;
  readonly #socket: string;

  private constructor(options: SessionOptions) {
    this.#options = options;
    this.#notes = mkdtempSync(join(tmpdir(), 'evidence-session-'));
    this.#socket = join(this.#notes, 'tmux');
    this.home = options.home ?? join(this.#notes, 'home');
    mkdirSync(this.home, { recursive: true });
  }

  /** Starts `evidence <words>` in its home folder. */
  static async start(
    words: readonly string[],
    options: SessionOptions = {},
  ): Promise<TerminalSession> {
    const session = new TerminalSession(options);
    await session.#start(words);
    return session;
  }

  /** Types text key by key; no line break is added. */
  async type(text: string): Promise<void> {
    this.presses += [...new Intl.Segmenter('en').segment(text)].length;
    // A semicolon at the end would part commands for tmux.
    await this.#tmux('send-keys', '-t', 's', '-l', '--', text.replace(/;$/, '\\;'));
  }

  /** Presses one key by the name tmux has for it: Enter, Up, BSpace, C-c, F1, Home, C-Left… */
  async key(name: string, times = 1): Promise<void> {
    this.presses += times;
    await this.#tmux('send-keys', '-t', 's', ...Array.from({ length: times }, () => name));
  }

  /** `type` and Enter. */
  async answer(text: string): Promise<void> {
    if (text !== '') await this.type(text);
    await this.key('Enter');
  }

  /** Pastes text as a terminal does, marked as a paste where the program asked for marks. */
  async paste(text: string): Promise<void> {
    this.presses += 1;
    const file = join(this.#notes, 'paste');
    writeFileSync(file, text);
    await this.#tmux('load-buffer', '-b', 'p', file);
    await this.#tmux('paste-buffer', '-b', 'p', '-p', '-r', '-d', '-t', 's');
  }

  /** What the screen shows now: its rows, without the spaces at their ends and the empty rows below. */
  async screen(): Promise<string> {
    return trimmed(await this.#tmux('capture-pane', '-p', '-t', 's'));
  }

  /** The screen and everything that went out of it at the top. */
  async history(): Promise<string> {
    return trimmed(await this.#tmux('capture-pane', '-p', '-S', '-', '-t', 's'));
  }

  /** Every byte that the program wrote to the terminal until now. */
  bytes(): string {
    return readFileSync(join(this.#notes, 'bytes'), 'utf8');
  }

  /**
   * Looks until the screen shows the text, or what the expression finds, and gives the screen. Throws
   * with what was there instead. With `history` what went out at the top counts as well.
   */
  async waitFor(wanted: string | RegExp, where: 'screen' | 'history' = 'screen'): Promise<string> {
    let shown = '';
    const found = await this.#until(async () => {
      shown = where === 'screen' ? await this.screen() : await this.history();
      const line = squeezed(shown);
      return typeof wanted === 'string' ? line.includes(squeezed(wanted)) : wanted.test(line);
    });
    if (!found) throw new Error(`never came: ${String(wanted)}\non the screen:\n${shown}`);
    return shown;
  }

  /** Looks until something holds that the test itself can see, such as a file that appears. */
  async waitUntil(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    if (!(await this.#until(() => Promise.resolve(holds()))))
      throw new Error(`never so: ${what}\non the screen:\n${await this.screen()}`);
  }

  /** Sends a signal to the program alone, as `kill` does. */
  kill(signal: NodeJS.Signals): void {
    process.kill(this.processId, signal);
  }

  get processId(): number {
    return Number(this.#note('pid'));
  }

  /** Closes the window, as a person does: the terminal is gone and the program is told so. */
  async closeWindow(): Promise<void> {
    await this.#tmux('kill-session', '-t', 's');
  }

  /** Makes the window another size. */
  async resize(columns: number, rows: number): Promise<void> {
    await this.#tmux('resize-window', '-t', 's', '-x', String(columns), '-y', String(rows));
  }

  /** Waits until the program has ended and gives its exit code, as a shell sees it (143 for SIGTERM). */
  async exitCode(): Promise<number> {
    const ended = await this.#until(() => Promise.resolve(existsSync(this.#path('ended'))));
    if (!ended) throw new Error(`still runs:\n${await this.screen().catch(() => '(no screen)')}`);
    return Number(this.#note('code'));
  }

  /** `stty -a` before and after the program, which has to have ended. */
  terminalModes(): { readonly before: string; readonly after: string } {
    return { before: this.#note('before'), after: this.#note('after') };
  }

  /** Ends everything that this session started and removes what it made. */
  async close(): Promise<void> {
    if (existsSync(this.#path('pid')) && !existsSync(this.#path('ended'))) {
      try {
        this.kill('SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    await this.#tmux('kill-server').catch(() => '');
    // The shell outlives its window for a moment, to write its notes.
    if (existsSync(this.#path('pid')))
      await this.#until(() => Promise.resolve(existsSync(this.#path('ended'))));
    rmSync(this.#notes, { recursive: true, force: true, maxRetries: 5 });
  }

  async #start(words: readonly string[]): Promise<void> {
    const { columns = 80, rows = 24 } = this.#options;
    writeFileSync(this.#path('run.sh'), this.#script(words));
    await run(
      'tmux',
      [
        ...['-u', '-S', this.#socket, '-f', '/dev/null'],
        ...['set-option', '-g', 'remain-on-exit', 'on', ';'],
        ...['set-option', '-g', 'status', 'off', ';'],
        ...['set-option', '-g', 'history-limit', '20000', ';'],
        ...['set-option', '-s', 'escape-time', '0', ';'],
        ...['new-session', '-d', '-s', 's', '-x', String(columns), '-y', String(rows)],
        `exec /bin/sh ${quoted(this.#path('run.sh'))}`,
      ],
      { env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TMUX: '' } },
    );
    await this.#tmux('pipe-pane', '-O', '-t', 's', `cat >${quoted(this.#path('bytes'))}`);
    await this.#until(() => Promise.resolve(existsSync(this.#path('bytes'))));
    writeFileSync(this.#path('go'), '');
    await this.#until(() => Promise.resolve(existsSync(this.#path('pid'))));
  }

  /* The trap lets the shell outlive a closed window, to note the exit code; it is not handed down. */
  #script(words: readonly string[]): string {
    const { resultsInto } = this.#options;
    const program = [process.execPath, this.#program(), ...words].map(quoted).join(' ');
    const into = resultsInto === undefined ? '' : ` >${quoted(resultsInto)}`;
    const variables = Object.entries(this.#variables()).map(([name, value]) =>
      quoted(`${name}=${value}`),
    );
    const note = (name: string): string => quoted(this.#path(name));
    return [
      'trap : HUP INT TERM',
      `while [ ! -e ${note('go')} ]; do sleep 0.01; done`,
      `cd ${quoted(this.home)}`,
      `stty -a >${note('before')}`,
      `/bin/sh -c 'echo $$ >"$1"; shift; exec env -i "$@"' sh ${note('pid')} ${variables.join(' ')} ${program}${into}`,
      `echo $? >${note('code')}`,
      `stty -a >${note('after')} 2>/dev/null`,
      `: >${note('ended')}`,
      // The screen stays as the program left it until `close`; a window that was closed is let go.
      '[ -t 0 ] && exec sleep 600',
      '',
    ].join('\n');
  }

  #program(): string {
    const { script, now, root = builtRoot } = this.#options;
    return script ?? (now === undefined ? join(root, 'bin', 'evidence.js') : fixedClockProgram);
  }

  #variables(): Record<string, string> {
    const { now, seed = 'seed', root = builtRoot, variables = {} } = this.#options;
    const all: Record<string, string | undefined> = {
      PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
      HOME: this.home,
      EVIDENCE_SETTINGS: join(this.home, 'settings.json'),
      TZ: 'Europe/London',
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      EVIDENCE_TEST_ROOT: root,
      ...(now === undefined ? {} : { EVIDENCE_TEST_NOW: now, EVIDENCE_TEST_SEED: seed }),
      ...variables,
    };
    return Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  }

  async #tmux(...words: readonly string[]): Promise<string> {
    const { stdout } = await run('tmux', ['-u', '-S', this.#socket, ...words], {
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, LC_ALL: 'C.UTF-8', TMUX: '' },
    });
    return stdout;
  }

  async #until(holds: () => Promise<boolean>): Promise<boolean> {
    const { patienceMs = 20_000 } = this.#options;
    const end = performance.now() + patienceMs;
    do {
      if (await holds()) return true;
      await new Promise((resolve) => setTimeout(resolve, 15));
    } while (performance.now() < end);
    return holds();
  }

  #path(name: string): string {
    return join(this.#notes, name);
  }

  #note(name: string): string {
    return readFileSync(this.#path(name), 'utf8').trim();
  }
}

/** Whether tmux is there; sessions are skipped where it is not. */
export function hasTmux(): boolean {
  try {
    execFileSync('tmux', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function trimmed(screen: string): string {
  return screen
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
