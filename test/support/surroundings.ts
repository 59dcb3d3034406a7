import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk } from '../../src/casefile/disk.ts';
import { createCasefile, isCasefile, openCasefile } from '../../src/casefile/open.ts';
import type { Surroundings } from '../../src/cli/context.ts';
import type { Device } from '../../src/cli/terminal.ts';

/** A world of its own for one test: folders that go away, a clock that stands, given variables. */
export interface TestWorld {
  readonly home: string;
  surroundings(device: Device, changes?: Partial<Surroundings>): Surroundings;
  remove(): Promise<void>;
}

/** The clock of the tests: Sunday 22 November 2026, half past two in the afternoon in London. */
export const testNow = '2026-11-22T14:30:00.000Z';

export async function testWorld(): Promise<TestWorld> {
  const home = await mkdtemp(join(tmpdir(), 'evidence-cli-'));
  let drawn = 0;
  return {
    home,
    surroundings: (device, changes = {}) => ({
      device,
      environment: {
        now: () => new Date(testNow),
        offsetMinutes: () => 0,
        randomBytes: (sizeBytes) => {
          drawn += 1;
          return createHash('sha256').update(`${home} ${drawn}`).digest().subarray(0, sizeBytes);
        },
        disk: nodeDisk,
        software: { name: 'evidence-organiser', version: '0.0.0-test' },
      },
      casefiles: { isCasefile, create: createCasefile, open: openCasefile },
      variables: {},
      currentFolder: home,
      homeFolder: home,
      systemZone: 'Europe/London',
      platform: 'linux',
      version: '0.0.0-test',
      invokedAs: 'evidence',
      standardInput: () => given(''),
      ...changes,
    }),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** Standard input that holds a text. */
export async function* given(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  if (text !== '') yield Buffer.from(text, 'utf8');
}
