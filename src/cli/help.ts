import type { ExitCode } from '../core/errors.ts';
import { exitCodeWording, helpWording } from './wording/help.ts';

/** One line that can be typed as it stands, and what it does. */
export interface HelpExample {
  readonly type: string;
  readonly does: string;
}

/** What the help of a command says below its options. */
export interface HelpPage {
  /** What the command is for; paragraphs parted by an empty line. */
  readonly about: string;
  /** What it asks, in a sentence or two; left out for a command that asks nothing. */
  readonly asks?: string;
  /** Two to four lines with invented arguments. */
  readonly examples: readonly HelpExample[];
  /** The exit codes that can follow, in the order of their numbers. */
  readonly exits: readonly ExitCode[];
}

/**
 * Help that shows by example, for commander's `addHelpText('after', …)`. Paragraphs are single lines:
 * the program wraps help to the width of the screen (see program.ts).
 */
export function exampleHelp({ about, asks, examples, exits }: HelpPage): string {
  const parts = [
    about,
    ...(asks === undefined ? [] : [`${helpWording.asks} ${asks}`]),
    [helpWording.examples, ...examples.flatMap(exampleLines)].join('\n'),
    [helpWording.exitCodes, ...exits.map(exitLine)].join('\n'),
  ];
  return `\n${parts.join('\n\n')}`;
}

function exampleLines({ type, does }: HelpExample): string[] {
  return [`  ${type}`, `      ${does}`];
}

function exitLine(code: ExitCode): string {
  return `  ${String(code).padEnd(4)} ${exitCodeWording[code]}`;
}
