import { crc32OfAscii } from './crc32.ts';
import type { RandomBytes } from './ids.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_BYTES = 32;
/** 62⁴³ is the first power of 62 beyond 2²⁵⁶. */
const RANDOM_LENGTH = 43;
/** 62⁶ is the first power of 62 beyond 2³². */
const CHECKSUM_LENGTH = 6;

/** Characters of every secret after its prefix. */
export const CHECKED_SECRET_LENGTH = RANDOM_LENGTH + CHECKSUM_LENGTH;

const isBase62 = new Uint8Array(128);
for (let index = 0; index < ALPHABET.length; index++) isBase62[ALPHABET.charCodeAt(index)] = 1;

/**
 * A new secret: the prefix (ASCII), 256 random bits as 43 base62 digits, then the CRC-32 of all that as 6 base62 digits.
 * The checksum is no protection: it detects a mistyped or truncated secret without a look-up.
 */
export function generateCheckedSecret(prefix: string, randomBytes: RandomBytes): string {
  let random = 0n;
  for (const byte of randomBytes(RANDOM_BYTES)) random = (random << 8n) | BigInt(byte);
  const checked = prefix + toBase62(random, RANDOM_LENGTH);
  return checked + toBase62(BigInt(crc32OfAscii(checked, checked.length)), CHECKSUM_LENGTH);
}

/** Whether the text has the form and the checksum of a secret with this prefix. Allocates little: it runs for every request. */
export function isCheckedSecret(text: string, prefix: string): boolean {
  if (text.length !== prefix.length + CHECKED_SECRET_LENGTH || !text.startsWith(prefix)) return false;
  const checkedLength = prefix.length + RANDOM_LENGTH;
  let checksum = 0;
  for (let index = prefix.length; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127 || isBase62[code] === 0) return false;
    if (index >= checkedLength) checksum = checksum * 62 + digitOf(code);
  }
  return checksum === crc32OfAscii(text, checkedLength);
}

/** The index of a base62 digit in the alphabet, from its ASCII code. */
function digitOf(code: number): number {
  if (code < 58) return code - 48;
  return code < 91 ? code - 55 : code - 61;
}

function toBase62(value: bigint, length: number): string {
  let digits = '';
  for (let rest = value; digits.length < length; rest /= 62n) digits = ALPHABET[Number(rest % 62n)] + digits;
  return digits;
}
