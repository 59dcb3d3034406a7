import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TerminalSession, type SessionOptions } from '../../support/terminal-session.ts';

const program = fileURLToPath(new URL('./asking-program.js', import.meta.url));

/** What the asking program noted: what was typed so far, an answer, or how it ended. */
export interface Noted {
  readonly typed?: string;
  readonly answer?: unknown;
  readonly end?: 'done' | 'stopped';
}

/** Questions asked on a real terminal, and what came of them. */
export class AskingSession {
  readonly folder: string;
  readonly session: TerminalSession;

  private constructor(folder: string, session: TerminalSession) {
    this.folder = folder;
    this.session = session;
  }

  static async start(
    questions: readonly object[],
    options: SessionOptions = {},
    manners = { isPlain: false },
  ): Promise<AskingSession> {
    const folder = mkdtempSync(join(tmpdir(), 'evidence-asking-'));
    const words = [join(folder, 'notes'), JSON.stringify(manners), JSON.stringify(questions)];
    const session = await TerminalSession.start(words, { script: program, ...options });
    return new AskingSession(folder, session);
  }

  noted(): Noted[] {
    const file = join(this.folder, 'notes');
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Noted);
  }

  answers(): unknown[] {
    return this.noted().flatMap((noted) => ('answer' in noted ? [noted.answer] : []));
  }

  /** The text as it stood when it was last typed on. */
  lastTyped(): string | undefined {
    return this.noted().findLast((noted) => noted.typed !== undefined)?.typed;
  }

  /** How it ended; waits until it has, the program's folder included. */
  async end(): Promise<Noted['end']> {
    await this.session.waitUntil('the end is noted', () => this.noted().at(-1)?.end !== undefined);
    return this.noted().at(-1)?.end;
  }

  async close(): Promise<void> {
    await this.session.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
