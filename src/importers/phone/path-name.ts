import { recordBytes, type RecordedText } from '../../core/text.ts';

/** The name of a file without its folders, which `/` parts. */
export function lastPart(path: RecordedText): RecordedText {
  if (typeof path === 'string') return path.slice(path.lastIndexOf('/') + 1);
  if (path.rawAs !== 'bytes') return path;
  const bytes = Buffer.from(path.rawHex, 'hex');
  return recordBytes(bytes.subarray(bytes.lastIndexOf('/') + 1));
}
