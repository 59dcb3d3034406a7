import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** A decoded picture: four bytes for each pixel (red, green, blue, alpha), turned the right way up. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Brands of HEIC and HEIF files that are decoded here (ISO/IEC 23008-12). */
const brands = new Set(['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1', 'heim', 'heis']);

/** Whether a file is a HEIC picture; AVIF, which has the same container, is not. */
export function isHeic(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return start.slice(4, 8) === 'ftyp' && brands.has(start.slice(8, 12)) && !start.includes('avif');
}

/*
 * The decoder runs in a thread of its own: it takes its time, writes to the console when it does not
 * like a picture (what is caught here with `stdout`), and a damaged picture can bring it down. The
 * code is a string because the thread must start the same from the sources and from `dist`.
 */
const threadCode = `
const { parentPort, workerData } = require('node:worker_threads');
const decode = require(workerData.decoder);
(async () => {
  const pictures = await decode.all({ buffer: workerData.bytes });
  try {
    const picture = pictures[0];
    if (!(picture.width * picture.height <= workerData.mostPixels)) return null;
    const { data, width, height } = await picture.decode();
    return { data: new Uint8Array(data.buffer), width, height };
  } finally {
    pictures.dispose();
  }
})().then(
  (result) => parentPort.postMessage(result, result === null ? [] : [result.data.buffer]),
  () => parentPort.postMessage(null),
);
`;

/** A picture that takes longer than this is no photograph. */
const mostMilliseconds = 60_000;

/** Decodes the first picture of a HEIC file; null when it cannot be shown or is larger than `mostPixels`. */
export function decodeHeic(bytes: Uint8Array, mostPixels: number): Promise<Pixels | null> {
  return new Promise((resolve) => {
    const decoder = createRequire(import.meta.url).resolve('heic-decode');
    const thread = new Worker(threadCode, {
      eval: true,
      workerData: { decoder, bytes: new Uint8Array(bytes), mostPixels },
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => {
      finish(null);
    }, mostMilliseconds);
    thread.once('message', finish);
    thread.once('error', () => {
      finish(null);
    });
    thread.once('exit', () => {
      finish(null);
    });

    function finish(result: Pixels | null): void {
      clearTimeout(timer);
      resolve(result);
      void thread.terminate();
    }
  });
}
