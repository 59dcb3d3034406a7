import { createCipheriv, createHash, pbkdf2Sync } from 'node:crypto';

/** A keybag as a backup holds it, with what a writer of the backup has to know. */
export interface MadeKeybag {
  readonly bytes: Buffer;
  readonly classKeys: ReadonlyMap<number, Buffer>;
}

/** 32 bytes that are the same for the same words. */
export function keyFrom(words: string): Buffer {
  return createHash('sha256').update(words).digest();
}

/** Classes 11 to 1 as on a phone, each wrapped by the key that the password gives. */
export function madeKeybag(
  password: string,
  rounds: { readonly first: number | null; readonly second: number },
): MadeKeybag {
  const salt = keyFrom('salt').subarray(0, 20);
  const firstSalt = keyFrom('first salt').subarray(0, 20);
  const { first, second } = rounds;
  const seed = first === null ? password : pbkdf2Sync(password, firstSalt, first, 32, 'sha256');
  const key = pbkdf2Sync(seed, salt, second, 32, 'sha1');
  const classKeys = new Map<number, Buffer>();
  const blocks = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].flatMap((number) => {
    const classKey = keyFrom(`class ${number}`);
    classKeys.set(number, classKey);
    return [
      field('UUID', keyFrom(`uuid ${number}`).subarray(0, 16)),
      field('CLAS', whole(number)),
      field('WRAP', whole(2)),
      field('KTYP', whole(0)),
      field('WPKY', wrapKey(classKey, key)),
    ];
  });
  const header = [
    field('VERS', whole(first === null ? 3 : 5)),
    field('TYPE', whole(1)),
    field('UUID', keyFrom('uuid').subarray(0, 16)),
    field('HMCK', keyFrom('hmck').subarray(0, 40)),
    field('WRAP', whole(0)),
    field('SALT', salt),
    field('ITER', whole(second)),
    ...(first === null
      ? []
      : [field('DPWT', whole(0)), field('DPIC', whole(first)), field('DPSL', firstSalt)]),
  ];
  return { bytes: Buffer.concat([...header, ...blocks]), classKeys };
}

/** A key as a backup states it: its class as four bytes, the lowest first, then the key wrapped. */
export function wrapped(key: Buffer, classNumber: number, keybag: MadeKeybag): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(classNumber);
  const classKey = keybag.classKeys.get(classNumber) ?? keyFrom('no such class');
  return Buffer.concat([head, wrapKey(key, classKey)]);
}

/** AES-256-CBC from a zero start, the last block filled up as told. */
export function encrypted(
  plain: Buffer,
  key: Buffer,
  padding: 'valid' | 'none' | 'zeros' = 'valid',
): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16));
  if (padding === 'valid') return Buffer.concat([cipher.update(plain), cipher.final()]);
  cipher.setAutoPadding(false);
  const filled = Buffer.alloc(Math.ceil(plain.byteLength / 16) * 16);
  plain.copy(filled);
  return Buffer.concat([cipher.update(filled), cipher.final()]);
}

/** One field of a keybag. */
export function field(tag: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from(tag, 'latin1'), whole(value.byteLength), value]);
}

/** Four bytes, the highest first. */
export function whole(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

/* RFC 3394. */
function wrapKey(key: Buffer, wrapping: Buffer): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', wrapping, Buffer.alloc(8, 0xa6));
  return Buffer.concat([cipher.update(key), cipher.final()]);
}
