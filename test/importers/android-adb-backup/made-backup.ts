import { createCipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** How a backup is made. */
export interface HowMade {
  readonly version?: number;
  readonly compressed?: boolean;
  readonly password?: string;
  /** As a backup of version 1 may have taken the checksum: of the key's bytes, not of characters. */
  readonly checksumOfBytes?: boolean;
}

/** A backup as `adb backup` writes it. The same files give the same bytes. */
export async function madeBackup(
  files: Readonly<Record<string, string | Buffer>>,
  { version = 5, compressed = true, password, checksumOfBytes = false }: HowMade = {},
): Promise<Buffer> {
  const tar = await madeTar(files);
  const payload = compressed ? deflateSync(tar) : tar;
  const start = `ANDROID BACKUP\n${version}\n${compressed ? 1 : 0}\n`;
  if (password === undefined) return Buffer.concat([Buffer.from(`${start}none\n`), payload]);
  return Buffer.concat([
    Buffer.from(`${start}AES-256\n`),
    locked(payload, password, version, checksumOfBytes),
  ]);
}

/** A list of messages as Android's own backup packs it. */
export function packedList(rows: readonly unknown[]): Buffer {
  return deflateSync(Buffer.from(JSON.stringify(rows)));
}

export const telephony = 'apps/com.android.providers.telephony/d_f/';

async function madeTar(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files))
    tar.entry({ name, mtime: new Date(0) }, Buffer.from(content as string));
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar as unknown as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

const rounds = 100;

function locked(
  payload: Buffer,
  password: string,
  version: number,
  checksumOfBytes: boolean,
): Buffer {
  const passwordSalt = made('password salt', 64);
  const checksumSalt = made('checksum salt', 64);
  const [userIv, key, iv] = [made('user iv', 16), made('master key', 32), made('master iv', 16)];
  const userKey = pbkdf2Sync(Buffer.from(password, 'utf8'), passwordSalt, rounds, 32, 'sha1');
  const asCharacters = Buffer.from(
    Array.from(key, (byte) =>
      String.fromCharCode((byte << 24) >> 24 < 0 ? 0xff00 | byte : byte),
    ).join(''),
    'utf8',
  );
  const secret = checksumOfBytes && version === 1 ? key : asCharacters;
  const checksum = pbkdf2Sync(secret, checksumSalt, rounds, 32, 'sha1');
  const blob = Buffer.concat(
    [iv, key, checksum].flatMap((part) => [Buffer.from([part.length]), part]),
  );
  const lines = [passwordSalt, checksumSalt, rounds, userIv, encrypted(blob, userKey, userIv)].map(
    (line) => (Buffer.isBuffer(line) ? line.toString('hex').toUpperCase() : String(line)),
  );
  return Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), encrypted(payload, key, iv)]);
}

function encrypted(bytes: Buffer, key: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

function made(name: string, length: number): Buffer {
  return createHash('sha512').update(name).digest().subarray(0, length);
}
