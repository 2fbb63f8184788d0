import { CHECKED_SECRET_LENGTH, generateCheckedSecret, isCheckedSecret } from '../kernel/checked-secret.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { ApiKeyMode } from './api-key.ts';

const PREFIXES = { live: 'sk-live-', test: 'sk-test-' } as const satisfies Record<ApiKeyMode, string>;

/** Characters of every secret. */
export const API_KEY_SECRET_LENGTH = PREFIXES.live.length + CHECKED_SECRET_LENGTH;

/** What can be read from the secret itself. */
export interface ParsedApiKeySecret {
  readonly mode: ApiKeyMode;
  readonly lastFour: string;
}

/** A new secret: `sk-live-` or `sk-test-`, then the output of {@link generateCheckedSecret}. */
export function generateApiKeySecret(mode: ApiKeyMode, randomBytes: RandomBytes): string {
  return generateCheckedSecret(PREFIXES[mode], randomBytes);
}

/** The secret's mode and last four characters; null for a text that {@link generateApiKeySecret} cannot have made. */
export function parseApiKeySecret(text: string): ParsedApiKeySecret | null {
  if (!isApiKeySecret(text)) return null;
  return { mode: text.startsWith(PREFIXES.live) ? 'live' : 'test', lastFour: text.slice(-4) };
}

/** Whether the text has the form and the checksum of a secret. */
export function isApiKeySecret(text: string): boolean {
  return isCheckedSecret(text, PREFIXES.live) || isCheckedSecret(text, PREFIXES.test);
}
