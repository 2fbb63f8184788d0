import type { TokenHash } from '../identity/session.ts';
import { generateCheckedSecret, isCheckedSecret } from '../kernel/checked-secret.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';

const PREFIXES = {
  refresh_token: 'weir_rt_',
  personal_access_token: 'weir_pat_',
  service_account_token: 'weir_sat_',
} as const;

export type TokenSecretKind = keyof typeof PREFIXES;

/** A new token of 256 random bits, in the form of an API key. */
export function generateTokenSecret(kind: TokenSecretKind, randomBytes: RandomBytes): string {
  return generateCheckedSecret(PREFIXES[kind], randomBytes);
}

/** Whether the text looks like such a token, well-formed or not. */
export function hasTokenPrefix(kind: TokenSecretKind, text: string): boolean {
  return text.startsWith(PREFIXES[kind]);
}

/** The hash that a token is looked up by; null for a text that {@link generateTokenSecret} cannot have made. */
export function hashTokenSecret(kind: TokenSecretKind, text: string, hasher: SecretHasher): TokenHash | null {
  return isCheckedSecret(text, PREFIXES[kind]) ? (hasher.sha256Hex(text) as TokenHash) : null;
}
