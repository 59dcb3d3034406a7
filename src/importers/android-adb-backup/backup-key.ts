import { createDecipheriv, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Lock } from './backup-header.ts';

/** What the rest of a locked backup is read with. */
export interface BackupKey {
  readonly key: Buffer;
  readonly iv: Buffer;
}

/**
 * Finds the key of a backup; null when the password is another one. The key lies in the header, locked
 * with what PBKDF2-HMAC-SHA1 makes of the password; a checksum of it tells whether it was opened. Java
 * wrote both as characters: a byte of 128 and more became a character from U+FF80 on, in UTF-8, where a
 * backup of version 1 may have taken the byte itself (BackupManagerService, PBKDF2WithHmacSHA1 and
 * PBKDF2WithHmacSHA1And8bit).
 */
export async function backupKey(
  lock: Lock,
  version: number,
  password: string,
): Promise<BackupKey | null> {
  for (const passwordBytes of passwordForms(password, version)) {
    const userKey = await derived(passwordBytes, lock.passwordSalt, lock.rounds);
    const opened = openedBlob(lock, userKey);
    if (opened !== null && (await isRight(opened, lock, version))) {
      return { key: opened.key, iv: opened.iv };
    }
  }
  return null;
}

interface OpenedBlob extends BackupKey {
  readonly checksum: Buffer;
}

function passwordForms(password: string, version: number): readonly Buffer[] {
  const utf8 = Buffer.from(password, 'utf8');
  const lowBytes = Buffer.from(password, 'latin1');
  return version >= 2 || utf8.equals(lowBytes) ? [utf8] : [utf8, lowBytes];
}

function openedBlob(lock: Lock, userKey: Buffer): OpenedBlob | null {
  const cipher = createDecipheriv('aes-256-cbc', userKey, lock.iv);
  try {
    const blob = Buffer.concat([cipher.update(lock.blob), cipher.final()]);
    const iv = field(blob, 0);
    const key = field(blob, 1 + iv.length);
    const checksum = field(blob, 2 + iv.length + key.length);
    return iv.length === 16 && key.length === 32 && checksum.length > 0
      ? { iv, key, checksum }
      : null;
  } catch {
    // A wrong password gives rubbish, which mostly has no right end.
    return null;
  }
}

/** One byte says how long it is. */
function field(blob: Buffer, at: number): Buffer {
  const length = blob[at] ?? 0;
  return blob.subarray(at + 1, at + 1 + length);
}

async function isRight(opened: OpenedBlob, lock: Lock, version: number): Promise<boolean> {
  for (const keyBytes of keyForms(opened.key, version)) {
    const sum = await derived(keyBytes, lock.checksumSalt, lock.rounds);
    if (sum.length === opened.checksum.length && timingSafeEqual(sum, opened.checksum)) return true;
  }
  return false;
}

function keyForms(key: Buffer, version: number): readonly Buffer[] {
  const characters = [...key].map((byte) =>
    String.fromCharCode(byte < 0x80 ? byte : 0xff00 + byte),
  );
  const utf8 = Buffer.from(characters.join(''), 'utf8');
  return version >= 2 ? [utf8] : [utf8, key];
}

function derived(secret: Buffer, salt: Buffer, rounds: number): Promise<Buffer> {
  return derive(secret, salt, rounds, 32, 'sha1');
}

const derive = promisify(pbkdf2);
