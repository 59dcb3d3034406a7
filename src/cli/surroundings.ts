import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { basename, relative } from 'node:path';
import { exitCodes } from '../core/errors.ts';
import { nodeDisk } from '../casefile/disk.ts';
import type { Surroundings } from './context.ts';
import { processDevice, type ProcessDevice } from './terminal/process-device.ts';
import { programName, readVersion } from './version.ts';
import { terminalWording } from './wording/terminal.ts';

/** The world as the process finds it: clock, disk, terminal, variables, folders. */
export function processSurroundings(): Surroundings {
  const version = readVersion();
  const device = processDevice(process, { variables: process.env, platform: process.platform });
  listenForTheEnd(device);
  return {
    device,
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

/* SIGBREAK and SIGHUP are what Windows sends when Ctrl-Break is pressed or the window is closed. */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;
const longestKeepingMs = 5000;

/*
 * At a question Ctrl-C arrives as a key, and the other ends count as one: the question is stopped, what
 * was typed is kept, and the program ends by itself. While nothing is asked every write leaves the record
 * whole at any moment, so the process may end there and then, with the exit code of a stop at a question.
 */
function listenForTheEnd(device: ProcessDevice): void {
  for (const signal of endingSignals) {
    process.on(signal, () => {
      if (device.stop()) setTimeout(endNow, longestKeepingMs).unref();
      else {
        process.stderr.write(`\n${terminalWording.stopped}\n`);
        endNow();
      }
    });
  }
  process.once('exit', () => {
    device.giveBack();
  });
}

function endNow(): void {
  process.exit(exitCodes.stopped);
}
