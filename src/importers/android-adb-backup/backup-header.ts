/** What the lines at the beginning of a backup say. */
export interface BackupHeader {
  /** 1 to 5. */
  readonly version: number;
  readonly isCompressed: boolean;
  readonly lock: 'none' | Lock | 'unknown';
  /** Where the rest begins. */
  readonly sizeBytes: number;
}

/** What is needed to find the key: all but the password. */
export interface Lock {
  readonly passwordSalt: Buffer;
  readonly checksumSalt: Buffer;
  readonly rounds: number;
  readonly iv: Buffer;
  /** The key itself, locked with the password. */
  readonly blob: Buffer;
}

/** Whether a file begins as a backup does. */
export function beginsAsBackup(start: Buffer): boolean {
  return start.subarray(0, magic.length).equals(magic);
}

/**
 * Reads the header from the beginning of a file, `headerBytes` of it or all: lines of text, of which those
 * of a locked backup are in hexadecimal (com.android.server.backup.utils.FullBackupUtils,
 * PasswordUtils). Null when it cannot be read.
 */
export function backupHeader(start: Buffer): BackupHeader | null {
  if (!beginsAsBackup(start)) return null;
  const lines = new HeaderLines(start, magic.length);
  const [version, compressed, encryption] = [lines.next(), lines.next(), lines.next()];
  if (!/^[1-9]\d?$/.test(version) || !/^[01]$/.test(compressed)) return null;
  const lock = lockOf(encryption, lines);
  if (lock === null) return null;
  return {
    version: Number(version),
    isCompressed: compressed === '1',
    lock,
    sizeBytes: lines.sizeBytes,
  };
}

/** More than any header has. */
export const headerBytes = 64 * 1024;

function lockOf(encryption: string, lines: HeaderLines): BackupHeader['lock'] | null {
  if (encryption === 'none') return 'none';
  if (encryption === noLine) return null;
  return encryption === 'AES-256' ? lockIn(lines) : 'unknown';
}

function lockIn(lines: HeaderLines): Lock | null {
  const passwordSalt = hex(lines.next());
  const checksumSalt = hex(lines.next());
  const rounds = lines.next();
  const iv = hex(lines.next());
  const blob = hex(lines.next());
  if (passwordSalt === null || checksumSalt === null || iv?.length !== 16) return null;
  if (blob === null || blob.length % 16 !== 0 || !/^[1-9]\d{0,7}$/.test(rounds)) return null;
  if (Number(rounds) > mostRounds) return null;
  return { passwordSalt, checksumSalt, rounds: Number(rounds), iv, blob };
}

/** Android writes 10,000. A header that asks for more than this was made to keep a computer busy. */
const mostRounds = 10_000_000;

/** What no line can be. */
const noLine = '\0';

class HeaderLines {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** The next line; `noLine` where there is none. */
  next(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    if (end === -1) return noLine;
    const line = this.#bytes.toString('latin1', this.#at, end);
    this.#at = end + 1;
    return line;
  }

  get sizeBytes(): number {
    return this.#at;
  }
}

function hex(text: string): Buffer | null {
  return /^(?:[0-9a-fA-F]{2})+$/.test(text) ? Buffer.from(text, 'hex') : null;
}

const magic = Buffer.from('ANDROID BACKUP\n');
