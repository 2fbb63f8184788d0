/** Bytes of compressed speech a second, 32 kbit/s: less than most files have, so that no file is longer than it seems. */
const COMPRESSED_BYTES_PER_SECOND = 4_000;
/** RIFF, WAVE and the format chunk at the beginning of a file (https://www.rfc-editor.org/rfc/rfc2361). */
const BYTE_RATE_AT = 28;
const HEAD_BYTES = 44;

/** How many bytes of a file of sound are a second: as a WAV file says it, else an estimate. */
export function audioBytesPerSecond(beginning: Uint8Array): number {
  return wavBytesPerSecond(beginning) ?? COMPRESSED_BYTES_PER_SECOND;
}

/** How long a file of sound is, in whole seconds, at least 1. */
export function audioSeconds(bytes: number, bytesPerSecond: number): number {
  return Math.max(1, Math.ceil(bytes / bytesPerSecond));
}

function wavBytesPerSecond(file: Uint8Array): number | null {
  if (file.length < HEAD_BYTES || !hasText(file, 0, 'RIFF') || !hasText(file, 8, 'WAVEfmt ')) return null;
  const rate = new DataView(file.buffer, file.byteOffset).getUint32(BYTE_RATE_AT, true);
  // A rate that makes a file seem shorter than any sound is: it is not believed.
  return rate >= COMPRESSED_BYTES_PER_SECOND && rate <= MAX_BYTES_PER_SECOND ? rate : null;
}

/** Eight channels of 32 bits at 192 kHz. */
const MAX_BYTES_PER_SECOND = 8 * 4 * 192_000;

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  return [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}
