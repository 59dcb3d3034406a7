import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { basename, relative } from 'node:path';
import { exitCodes } from '../core/errors.ts';
import { nodeDisk } from '../casefile/disk.ts';
import type { Surroundings } from './context.ts';
import { processDevice } from './terminal.ts';
import { programName, readVersion } from './version.ts';

/** The world as the process finds it: clock, disk, terminal, variables, folders. */
export function processSurroundings(): Surroundings {
  const version = readVersion();
  process.once('SIGINT', stopAtOnce);
  return {
    device: processDevice(process, process.env),
    environment: {
      now: () => new Date(),
      offsetMinutes: (at) => 0 - at.getTimezoneOffset(),
      randomBytes: (sizeBytes) => randomBytes(sizeBytes),
      disk: nodeDisk,
      software: { name: programName, version },
    },
    casefiles: {
      isCasefile: async (folder) => (await import('../casefile/open.ts')).isCasefile(folder),
      create: async (folder, newCase, environment) =>
        (await import('../casefile/open.ts')).createCasefile(folder, newCase, environment),
      open: async (folder, environment) =>
        (await import('../casefile/open.ts')).openCasefile(folder, environment),
    },
    variables: process.env,
    currentFolder: process.cwd(),
    homeFolder: homedir(),
    systemZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    platform: process.platform,
    version,
    invokedAs: invokedAs(process.argv[1] ?? '', process.cwd()),
    standardInput: () => process.stdin,
  };
}

/**
 * A fresh copy is run as `node bin/evidence.js`; an installed one, whose file lies in node_modules or
 * is reached by a link of another name, as `evidence`.
 */
function invokedAs(script: string, currentFolder: string): string {
  const isOwnFile = basename(script) === 'evidence.js' && !script.includes('node_modules');
  return isOwnFile ? `node ${relative(currentFolder, script)}` : 'evidence';
}

/*
 * Ctrl-C while nothing is asked; at a question it arrives as a key. Every write leaves the record whole
 * at any moment, so the process may end here; the exit code is that of a stop at a question.
 */
function stopAtOnce(): void {
  process.stderr.write('\nStopped. Nothing already recorded was harmed.\n');
  process.exit(exitCodes.stopped);
}
