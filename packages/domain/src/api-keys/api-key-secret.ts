import type { RandomBytes } from '../kernel/index.ts';
import type { ApiKeyMode } from './api-key.ts';
import { crc32OfAscii } from './crc32.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PREFIXES = { live: 'sk-live-', test: 'sk-test-' } as const satisfies Record<ApiKeyMode, string>;
const PREFIX_LENGTH = 8;
const RANDOM_BYTES = 32;
/** 62⁴³ is the first power of 62 beyond 2²⁵⁶. */
const RANDOM_LENGTH = 43;
/** 62⁶ is the first power of 62 beyond 2³². */
const CHECKSUM_LENGTH = 6;
const CHECKED_LENGTH = PREFIX_LENGTH + RANDOM_LENGTH;

/** Characters of every secret. */
export const API_KEY_SECRET_LENGTH = CHECKED_LENGTH + CHECKSUM_LENGTH;

const isBase62 = new Uint8Array(128);
for (let index = 0; index < ALPHABET.length; index++) isBase62[ALPHABET.charCodeAt(index)] = 1;

/** What a secret tells by itself. */
export interface ParsedApiKeySecret {
  readonly mode: ApiKeyMode;
  readonly lastFour: string;
}

/**
 * A new secret: `sk-live-` or `sk-test-`, 256 random bits as 43 base62 digits, then the CRC-32 of all that as
 * 6 base62 digits. The checksum protects nothing; it tells a mistyped or truncated key without a look-up.
 */
export function generateApiKeySecret(mode: ApiKeyMode, randomBytes: RandomBytes): string {
  let random = 0n;
  for (const byte of randomBytes(RANDOM_BYTES)) random = (random << 8n) | BigInt(byte);
  const checked = PREFIXES[mode] + toBase62(random, RANDOM_LENGTH);
  return checked + checksumOf(checked);
}

/** The secret's mode and last four characters; null for anything that {@link generateApiKeySecret} cannot have made. */
export function parseApiKeySecret(text: string): ParsedApiKeySecret | null {
  if (!isApiKeySecret(text)) return null;
  return { mode: text.startsWith(PREFIXES.live) ? 'live' : 'test', lastFour: text.slice(-4) };
}

/** Whether the text has the form and the checksum of a secret. Allocates little: it runs for every request. */
export function isApiKeySecret(text: string): boolean {
  if (text.length !== API_KEY_SECRET_LENGTH) return false;
  if (!text.startsWith(PREFIXES.live) && !text.startsWith(PREFIXES.test)) return false;
  let checksum = 0;
  for (let index = PREFIX_LENGTH; index < API_KEY_SECRET_LENGTH; index++) {
    const code = text.charCodeAt(index);
    if (code > 127 || isBase62[code] === 0) return false;
    if (index >= CHECKED_LENGTH) checksum = checksum * 62 + digitOf(code);
  }
  return checksum === crc32OfAscii(text, CHECKED_LENGTH);
}

function checksumOf(checked: string): string {
  return toBase62(BigInt(crc32OfAscii(checked, checked.length)), CHECKSUM_LENGTH);
}

/** The place of a base62 digit in the alphabet, from its ASCII code. */
function digitOf(code: number): number {
  if (code < 58) return code - 48;
  return code < 91 ? code - 55 : code - 61;
}

function toBase62(value: bigint, length: number): string {
  let digits = '';
  for (let rest = value; digits.length < length; rest /= 62n) digits = ALPHABET[Number(rest % 62n)] + digits;
  return digits;
}
