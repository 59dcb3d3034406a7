import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import { beginFile } from './begun-file.ts';
import type { PdfDocument } from './pdf-internals.ts';

/** Where the bytes of a document go, no faster than they are taken. */
export interface Output {
  /** Waits until what was written so far has nearly all been taken. Throws what the stream threw. */
  room(): Promise<void>;
  /** Waits until the document has ended and everything is written. */
  finish(): Promise<void>;
  /** Stops writing after a failure, and removes the file that was begun. */
  abandon(): Promise<void>;
}

/**
 * Sends a document to a stream, which is ended with it, or to a new file that only its owner can
 * read. An existing file is never written over.
 */
export function sendTo(document: PdfDocument, out: Writable | string): Output {
  const file = typeof out === 'string' ? beginFile(out) : null;
  const sink = file?.stream ?? (out as Writable);
  const done = finished(sink);
  // Looked at in `room` and `finish`; until then a failure must not end the program.
  done.catch(() => undefined);
  takeInstead(document, (bytes) => {
    if (sink.destroyed) return;
    if (bytes === null) sink.end();
    else sink.write(bytes);
  });
  return {
    async room() {
      if (sink.destroyed || sink.errored !== null) await done;
      if (sink.writableNeedDrain) await Promise.race([once(sink, 'drain'), done]);
    },
    finish: () => done,
    async abandon() {
      await file?.giveUp();
    },
  };
}

const pieceBytes = 64 * 1024;

/*
 * pdfkit pushes every line by itself, at the end one for each object of the document, and a stream
 * keeps far more for such a line than its bytes. So they are gathered before they go on.
 */
function takeInstead(document: PdfDocument, take: (bytes: Uint8Array | null) => void): void {
  // The first lines were pushed when the document was opened.
  const begun = document.read() as Uint8Array | null;
  let gathered: Uint8Array[] = begun === null ? [] : [begun];
  let sizeBytes = begun?.byteLength ?? 0;
  const passOn = () => {
    if (sizeBytes > 0) take(Buffer.concat(gathered));
    gathered = [];
    sizeBytes = 0;
  };
  document.push = (chunk: Uint8Array | null) => {
    if (chunk === null) {
      passOn();
      take(null);
      return false;
    }
    gathered.push(chunk);
    sizeBytes += chunk.byteLength;
    if (sizeBytes >= pieceBytes) passOn();
    return true;
  };
}
