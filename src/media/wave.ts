const headerBytes = 44;

/**
 * A WAV file of one channel, 16 bits a sample, from samples between −1 and 1 that come in pieces;
 * those beyond `mostSamples` are left out.
 */
export function waveFile(
  pieces: Iterable<Float32Array>,
  form: { readonly samplesPerSecond: number; readonly mostSamples: number },
): Buffer {
  const file = Buffer.alloc(headerBytes + form.mostSamples * 2);
  let position = headerBytes;
  for (const piece of pieces) {
    for (const sample of piece) {
      if (position === file.byteLength) break;
      const value = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
      position = file.writeInt16LE(value, position);
    }
  }
  writeHeader(file, form.samplesPerSecond, position - headerBytes);
  return file.subarray(0, position);
}

function writeHeader(file: Buffer, samplesPerSecond: number, dataBytes: number): void {
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(1, 22); // one channel
  file.writeUInt32LE(samplesPerSecond, 24);
  file.writeUInt32LE(samplesPerSecond * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
}
