import { createReadStream } from 'node:fs';

/** Counts the whole lines in the first `bytes` bytes of a file. */
export async function countLines(path: string, bytes: number): Promise<number> {
  if (bytes === 0) return 0;
  let lines = 0;
  for await (const piece of createReadStream(path, { end: bytes - 1, highWaterMark: 1024 * 1024 }))
    for (
      let at = (piece as Buffer).indexOf(0x0a);
      at !== -1;
      at = (piece as Buffer).indexOf(0x0a, at + 1)
    )
      lines += 1;
  return lines;
}
