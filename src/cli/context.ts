import type { Casefile, Environment, NewCase } from '../casefile/casefile.ts';
import type { ExitCode } from '../core/errors.ts';
import type { Device, Terminal } from './terminal.ts';

/** How case files are made and opened; the real ones, or a stand-in in tests. */
export interface Casefiles {
  isCasefile(folder: string): Promise<boolean>;
  create(folder: string, newCase: NewCase, environment: Environment): Promise<Casefile>;
  open(folder: string, environment: Environment): Promise<Casefile>;
}

/** Everything that a run of the program takes from the world. */
export interface Surroundings {
  readonly device: Device;
  readonly environment: Environment;
  readonly casefiles: Casefiles;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly currentFolder: string;
  readonly homeFolder: string;
  /** IANA name of the computer's own zone. */
  readonly systemZone: string;
  readonly platform: NodeJS.Platform;
  readonly version: string;
  /** What has to be typed to run this program again, such as `evidence`. */
  readonly invokedAs: string;
  standardInput(): AsyncIterable<Uint8Array>;
}

/** The options that may stand before or after the verb. */
export interface GlobalOptions {
  /** -C: the case folder, as typed. */
  readonly case?: string;
  readonly json: boolean;
  /** False with --no-input. */
  readonly input: boolean;
  /** False with --no-settings. */
  readonly settings: boolean;
  /** --plain: no redraws, no cursor moves, no colour. */
  readonly plain: boolean;
  /** --discreet: the screen is cleared on the way out. */
  readonly discreet: boolean;
  readonly iHaveReadThis: boolean;
}

/** What every command gets. */
export interface Context extends Surroundings {
  readonly terminal: Terminal;
  readonly options: GlobalOptions;
  /** Sets the exit code of a run that went well but found something: damage, unread rows. */
  exitWith(code: ExitCode): void;
  /** Runs another command as if it had been typed, on the case given; returns its exit code. */
  runCommand(words: readonly string[], caseFolder?: string): Promise<ExitCode>;
}
