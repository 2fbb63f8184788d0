import type { ApiKey, ApiKeyHash } from './api-key.ts';
import { type AuthenticatedKey, toAuthenticatedKey } from './authenticated-key.ts';

/** What one look-up found, and since when that is known. */
export interface KeyFinding {
  /** Null for a refusal. */
  readonly key: AuthenticatedKey | null;
  readonly refusal: 'api_key_unknown' | 'api_key_revoked' | null;
  readonly expiresAtMs: number;
  /** When the look-up was sent, not when it came back: what it saw may be that old. */
  readonly confirmedAtUs: number;
  /** Which connection of the change feed it was made under. */
  readonly epoch: number;
  /** The share of its time to live after which it is looked up anew ahead of time: keys loaded together part here. */
  readonly refreshShare: number;
}

/** Judges what the database answered. */
export function toKeyFinding(
  hash: ApiKeyHash,
  key: ApiKey | null,
  known: { readonly confirmedAtUs: number; readonly epoch: number },
): KeyFinding {
  const usable = key !== null && key.revokedAt === null;
  return {
    key: usable ? toAuthenticatedKey(key) : null,
    refusal: usable ? null : key === null ? 'api_key_unknown' : 'api_key_revoked',
    expiresAtMs: key?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    confirmedAtUs: known.confirmedAtUs,
    epoch: known.epoch,
    // 0.5–0.9, from the hash: spread evenly without a source of randomness.
    refreshShare: 0.5 + (0.4 * Number.parseInt(hash.slice(0, 4), 16)) / 0x10000,
  };
}
