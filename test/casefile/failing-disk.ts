import { nodeDisk, type Disk } from '../../src/casefile/disk.ts';
import { systemError } from './case-world.ts';

/** The calls of a disk in the order in which they came, by name. */
export interface DiskLog {
  readonly disk: Disk;
  readonly calls: (keyof Disk)[];
}

/**
 * The real disk, asked before each call: `before` gets the name and the number of the call, from 1,
 * and may throw.
 */
export function askedDisk(before: (call: keyof Disk, number: number) => void): DiskLog {
  const calls: (keyof Disk)[] = [];
  const disk = Object.fromEntries(
    Object.entries(nodeDisk).map(([name, real]) => [
      name,
      async (...values: unknown[]): Promise<unknown> => {
        calls.push(name as keyof Disk);
        before(name as keyof Disk, calls.length);
        return (real as (...all: unknown[]) => Promise<unknown>)(...values);
      },
    ]),
  ) as unknown as Disk;
  return { disk, calls };
}

/** A disk whose call number `failing` fails, and, with `fromThere`, every call of that kind after it. */
export function failingDisk(failing: number, code: string, fromThere = false): DiskLog {
  let kind: keyof Disk | null = null;
  return askedDisk((call, number) => {
    if (number === failing) kind = call;
    if (number === failing || (fromThere && call === kind)) throw systemError(code);
  });
}
