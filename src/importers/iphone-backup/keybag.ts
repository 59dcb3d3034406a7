/** The keys of a backup's classes, each wrapped with what the password gives. */
export interface Keybag {
  /** The first step of the key, from iOS 10.2 on; null before. */
  readonly first: Rounds | null;
  readonly second: Rounds;
  /** By class: 40 bytes, only those that the password unlocks. */
  readonly wrapped: ReadonlyMap<number, Buffer>;
}

export interface Rounds {
  readonly salt: Buffer;
  readonly rounds: number;
}

/**
 * Reads a keybag: fields of a four-letter tag, a length and a value; after a second UUID those of one
 * class after the other. Null when it is damaged, or holds nothing that a password could unlock.
 */
export function readKeybag(bytes: Buffer): Keybag | null {
  const [header, ...classes] = blocksOf(bytes);
  if (header === undefined) return null;
  const second = roundsOf(header.get('SALT'), header.get('ITER'));
  const isOld = !header.has('DPSL') && !header.has('DPIC');
  const first = isOld ? null : roundsOf(header.get('DPSL'), header.get('DPIC'));
  const wrapped = wrappedKeys(classes);
  if (second === null || (first === null && !isOld) || wrapped.size === 0) return null;
  return { first, second, wrapped };
}

/** Ten times what a phone asks for: more would never end. */
const mostRounds = 100_000_000;

function roundsOf(salt: Buffer | undefined, rounds: Buffer | undefined): Rounds | null {
  if (salt === undefined || salt.byteLength > 1024) return null;
  const count = wholeOf(rounds);
  return count === null || count < 1 || count > mostRounds ? null : { salt, rounds: count };
}

type Block = ReadonlyMap<string, Buffer>;

/* What the password wraps has bit 2 set; bit 1 is what only the phone itself can unwrap. */
const wrappedByPassword = 2;

function wrappedKeys(classes: readonly Block[]): Map<number, Buffer> {
  const keys = new Map<number, Buffer>();
  for (const block of classes) {
    const [number, wrap] = [wholeOf(block.get('CLAS')), wholeOf(block.get('WRAP'))];
    const key = block.get('WPKY');
    if (number === null || key?.byteLength !== 40) continue;
    if (((wrap ?? 0) & wrappedByPassword) !== 0) keys.set(number, key);
  }
  return keys;
}

function blocksOf(bytes: Buffer): Block[] {
  const blocks: Map<string, Buffer>[] = [new Map<string, Buffer>()];
  for (let at = 0; at + 8 <= bytes.byteLength;) {
    const tag = bytes.subarray(at, at + 4).toString('latin1');
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    if (end > bytes.byteLength) break;
    const last = blocks.at(-1);
    if (tag === 'UUID' && last?.has('UUID') === true) blocks.push(new Map());
    blocks.at(-1)?.set(tag, bytes.subarray(at + 8, end));
    at = end;
  }
  return blocks;
}

function wholeOf(bytes: Buffer | undefined): number | null {
  return bytes?.byteLength === 4 ? bytes.readUInt32BE(0) : null;
}
