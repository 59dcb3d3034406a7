import { instantFromUnix, unknownTime, type Happened } from '../core/time.ts';

/** What the `mvhd` box says. A creation time of 0 means that none was set. */
export interface MovieHeader {
  readonly created: Happened | null;
  readonly durationMilliseconds: number | null;
}

/** Seconds from 1904-01-01 to 1970-01-01, in UTC. */
const secondsBefore1970 = 2_082_844_800n;

/**
 * Reads the content of `mvhd`, version 0 or 1 (ISO/IEC 14496-12 §8.2.2; times are UTC by the
 * standard, though some recorders write local time). Null when it is cut short.
 */
export function readMovieHeader(content: Buffer): MovieHeader | null {
  const version = content[0];
  if (version === 1 && content.byteLength >= 32) {
    return movieHeader(
      content.readBigUInt64BE(4),
      content.readUInt32BE(20),
      content.readBigUInt64BE(24),
      0xffff_ffff_ffff_ffffn,
    );
  }
  if (version !== 0 || content.byteLength < 20) return null;
  return movieHeader(
    BigInt(content.readUInt32BE(4)),
    content.readUInt32BE(12),
    BigInt(content.readUInt32BE(16)),
    0xffff_ffffn,
  );
}

function movieHeader(
  created: bigint,
  unitsPerSecond: number,
  duration: bigint,
  durationUnknown: bigint,
): MovieHeader {
  return {
    created: created === 0n ? null : createdAt(created),
    durationMilliseconds:
      duration === 0n || duration === durationUnknown
        ? null
        : milliseconds(duration, unitsPerSecond),
  };
}

function createdAt(seconds1904: bigint): Happened {
  const basis = 'container creation time';
  const raw = `${seconds1904} seconds after 1904`;
  const unixMilliseconds = Number((seconds1904 - secondsBefore1970) * 1000n);
  return Number.isSafeInteger(unixMilliseconds)
    ? instantFromUnix(unixMilliseconds, { basis, raw })
    : unknownTime(basis, raw);
}

function milliseconds(duration: bigint, unitsPerSecond: number): number | null {
  if (unitsPerSecond === 0) return null;
  const result = Math.round((Number(duration) * 1000) / unitsPerSecond);
  return Number.isSafeInteger(result) ? result : null;
}
