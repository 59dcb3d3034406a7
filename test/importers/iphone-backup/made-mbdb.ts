import { createHash } from 'node:crypto';
import { sampleModified, type MadeFile } from './made-backup.ts';

/** The list of a backup of iOS 9 and before. */
export function mbdbBytes(
  rows: readonly { file: MadeFile; sizeBytes: number; key: Buffer | null }[],
): Buffer {
  const modes = { file: 0o100644, folder: 0o040755, link: 0o120755 };
  const records = rows.flatMap(({ file, sizeBytes, key }) => {
    const kind = file.kind ?? 'file';
    const attributes = Object.entries(file.extendedAttributes ?? {});
    const tail = Buffer.alloc(40);
    tail.writeUInt16BE(modes[kind], 0);
    tail.writeBigUInt64BE(4_000_000n, 2);
    tail.writeUInt32BE(501, 10);
    tail.writeUInt32BE(501, 14);
    for (const at of [18, 22, 26]) tail.writeUInt32BE(file.modified ?? sampleModified, at);
    tail.writeBigUInt64BE(BigInt(sizeBytes), 30);
    tail.writeUInt8(file.protectionClass ?? 3, 38);
    tail.writeUInt8(attributes.length, 39);
    return [
      text(Buffer.from(file.domain)),
      text(Buffer.from(file.path)),
      text(kind === 'link' ? Buffer.from('/private/var/elsewhere') : null),
      text(kind === 'file' ? createHash('sha1').update(file.path).digest() : null),
      text(key),
      tail,
      ...attributes.flatMap(([name, value]) => [text(Buffer.from(name)), text(Buffer.from(value))]),
    ];
  });
  return Buffer.concat([Buffer.from('mbdb\x05\x00', 'latin1'), ...records]);
}

function text(bytes: Buffer | null): Buffer {
  if (bytes === null) return Buffer.from([0xff, 0xff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.byteLength);
  return Buffer.concat([length, bytes]);
}
