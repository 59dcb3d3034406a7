/** The exit codes of every command, as printed by `--help`. */
export const exitCodes = {
  done: 0,
  couldNot: 1,
  misused: 2,
  damageFound: 3,
  partlyUnread: 4,
  stopped: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface UserErrorDetail {
  /** What it means for what was already recorded; "Nothing already recorded was changed." unless said. */
  readonly harm?: string;
  /** The next thing to do or type. */
  readonly hint?: string;
  readonly exitCode?: ExitCode;
  readonly cause?: unknown;
}

/**
 * Something the person can act on. Shown as three plain sentences: what happened, what it means for
 * the record, what to do next. The message never holds what a person wrote, a name or a number.
 * Anything else that is thrown is a fault of this program.
 */
export class UserError extends Error {
  readonly harm: string;
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(message: string, detail: UserErrorDetail = {}) {
    super(message, { cause: detail.cause });
    this.name = 'UserError';
    this.harm = detail.harm ?? 'Nothing already recorded was changed.';
    this.hint = detail.hint;
    this.exitCode = detail.exitCode ?? exitCodes.couldNot;
  }
}

/** The person stopped (Ctrl-C, end of input). `kept` says what is saved. */
export class Stopped extends Error {
  readonly kept: string;

  constructor(kept = 'Nothing was changed.') {
    super('stopped');
    this.name = 'Stopped';
    this.kept = kept;
  }
}

/** The `code` of a Node system error (`ENOSPC`, `ENOENT`…), or undefined. */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
