import { crc32, deflateSync } from 'node:zlib';

/** A small greyscale PNG that looks like a screenshot of two messages: grey bubbles with lines of "text". */
export function samplePicture(widthPixels = 72, heightPixels = 128): Uint8Array {
  const rows: number[] = [];
  for (let y = 0; y < heightPixels; y += 1) {
    rows.push(0);
    for (let x = 0; x < widthPixels; x += 1) rows.push(shade(x / widthPixels, y / heightPixels));
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header(widthPixels, heightPixels)),
    chunk('IDAT', deflateSync(Buffer.from(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function shade(x: number, y: number): number {
  if (y < 0.1) return 90;
  const first = x > 0.06 && x < 0.7 && y > 0.18 && y < 0.42;
  const second = x > 0.3 && x < 0.94 && y > 0.52 && y < 0.76;
  if (!first && !second) return 250;
  const line = Math.floor(y * 40) % 3 === 0 && x > 0.12 && x < 0.88;
  return line ? 60 : first ? 215 : 180;
}

function header(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes[8] = 8;
  return bytes;
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
