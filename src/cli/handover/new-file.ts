import { open, rm } from 'node:fs/promises';

const pieceLength = 64 * 1024;

/**
 * Writes a new file that only its owner can read, with what `pieces` yields. It is opened before the
 * first piece is asked for and closed before this ends. Throws what the pieces or the disk throw, and
 * then leaves no file; one that was there before is never touched (EEXIST).
 */
export async function writeNewFile(
  path: string,
  pieces: (write: (piece: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  let waiting = '';
  const flush = async () => {
    await file.writeFile(waiting);
    waiting = '';
  };
  try {
    await pieces(async (piece) => {
      waiting += piece;
      if (waiting.length >= pieceLength) await flush();
    });
    await flush();
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}
