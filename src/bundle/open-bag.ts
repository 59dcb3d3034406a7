import type { Finding } from '../core/finding.ts';

/** One file of a bag that is being checked; `path` below the bag's top, as the disk or zip has it. */
export interface BagFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** The bytes. What cannot be read, or does not match the zip's own checksum, throws BagReadFault. */
  read(): AsyncIterable<Uint8Array>;
}

/** A bag opened for checking, whatever form it has. */
export interface OpenBag {
  readonly files: ReadonlyMap<string, BagFile>;
  /** What was seen in listing it. */
  readonly findings: readonly Finding[];
  close(): Promise<void>;
}

/** A file of a bag cannot be read as it stands. Shown as damage of that file. */
export class BagReadFault extends Error {
  readonly kind: string;

  constructor(kind: string, what: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'BagReadFault';
    this.kind = kind;
  }
}

/** The bytes up to where they cannot be read; that they end there is a finding of hashFiles. */
export async function* asFarAsReadable(file: BagFile): AsyncIterable<Uint8Array> {
  try {
    yield* file.read();
  } catch (error) {
    if (!(error instanceof BagReadFault)) throw error;
  }
}

export function damage(kind: string, where: string, what: string): Finding {
  return { severity: 'damage', kind, where, what };
}

export function note(kind: string, where: string, what: string): Finding {
  return { severity: 'note', kind, where, what };
}

/**
 * What is unsafe about a path that a zip or manifest gives, or null: it must not lead out of the
 * bag on any system.
 */
export function unsafePath(path: string): string | null {
  if (path.startsWith('/') || path.startsWith('~') || /^[A-Za-z]:/.test(path))
    return 'It points to a place outside the bundle.';
  const segments = path.split(/[/\\]/);
  if (segments.includes('..')) return 'It points to a place outside the bundle.';
  if (path.includes('\\')) return 'It holds a backslash, which Windows takes for a folder.';
  if (segments.some((segment) => segment === '' || segment === '.')) return 'It has an empty step.';
  return /[\u0000-\u001f\u007f]/.test(path) ? 'It holds control characters.' : null;
}

/** Files that a computer leaves when somebody looks into a folder or packs it again. */
export function isLeftByTheSystem(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name) ||
    name.startsWith('._') ||
    path.startsWith('__MACOSX/')
  );
}
