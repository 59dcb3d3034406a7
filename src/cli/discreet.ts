import { exitCodes, Stopped, type ExitCode } from '../core/errors.ts';
import type { Device } from './terminal.ts';
import { terminalOn } from './terminal/asking.ts';
import { terminalWording } from './wording/terminal.ts';

/** A run that clears the screen on its way out. */
export interface DiscreetRun {
  /** The device to run on: it notices whether there is something on the screen to read. */
  readonly device: Device;
  /** Waits for Enter where something is to be read before the screen is cleared. Never throws. */
  finish(code: ExitCode): Promise<void>;
}

/**
 * Clears screen and scroll-back when the process ends. After a stop at once; else what was shown since
 * the last answer would be gone before it is read, so Enter is waited for.
 */
export function discreetRun(device: Device, isPlain: boolean): DiscreetRun {
  device.clearAtEnd();
  const screen = { hasNews: false };
  const noticing = (write: (text: string) => void) => (text: string) => {
    screen.hasNews = true;
    write(text);
  };
  const read = async <T>(answer: Promise<T>): Promise<T> => {
    const answered = await answer;
    screen.hasNews = false;
    return answered;
  };
  const noticed: Device = {
    ...device,
    talk: noticing((text) => {
      device.talk(text);
    }),
    result: noticing((text) => {
      device.result(text);
    }),
    readText: (prompt, field) => read(device.readText(prompt, field)),
    pickOne: (prompt, labels, start) => read(device.pickOne(prompt, labels, start)),
    pickMany: (prompt, labels, ticked) => read(device.pickMany(prompt, labels, ticked)),
    pickBySearch: (prompt, list) => read(device.pickBySearch(prompt, list)),
  };
  return {
    device: noticed,
    finish: async (code) => {
      if (code === exitCodes.stopped || !screen.hasNews) return;
      try {
        await terminalOn(device, true, { isPlain }).pause(terminalWording.pressToClear);
      } catch (error) {
        // Stopping is as good as Enter: the screen is cleared.
        if (!(error instanceof Stopped)) throw error;
      }
    },
  };
}
