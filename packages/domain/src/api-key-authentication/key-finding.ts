import type { ApiKeyHash } from '../api-keys/api-key.ts';
import { type AuthenticatedKey, toAuthenticatedKey } from './authenticated-key.ts';
import type { FoundApiKey } from './ports.ts';

/** The result of one look-up, and since when it is known. */
export interface KeyFinding {
  /** Null for a refusal. */
  readonly key: AuthenticatedKey | null;
  readonly refusal: 'api_key_unknown' | 'api_key_revoked' | null;
  /** When the secret stops working by itself, and the error code from then on. */
  readonly endsAtMs: number;
  readonly endsAs: 'api_key_expired' | 'api_key_revoked';
  /** When the look-up was sent, not when it came back: its result may be that old. */
  readonly confirmedAtUs: number;
  /** The connection of the change feed at that time; another number since a change of the organization. */
  epoch: number;
  /** The share of its time to live after which it is looked up again. It spreads keys that were loaded together. */
  readonly refreshShare: number;
}

/** Whether the key opens the data plane until it expires. */
export function isUsable({ key, ownerDeactivated }: FoundApiKey): boolean {
  return key.revokedAt === null && !ownerDeactivated;
}

/** Turns the database's answer into a finding. */
export function toKeyFinding(
  hash: ApiKeyHash,
  found: FoundApiKey | null,
  known: { readonly confirmedAtUs: number; readonly epoch: number },
): KeyFinding {
  const usable = found !== null && isUsable(found);
  const expiresAtMs = found?.key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const replacedAtMs = found?.replacedUntil?.getTime() ?? Number.POSITIVE_INFINITY;
  return {
    key: usable ? toAuthenticatedKey(found) : null,
    refusal: usable ? null : found === null ? 'api_key_unknown' : 'api_key_revoked',
    endsAtMs: Math.min(expiresAtMs, replacedAtMs),
    endsAs: replacedAtMs < expiresAtMs ? 'api_key_revoked' : 'api_key_expired',
    confirmedAtUs: known.confirmedAtUs,
    epoch: known.epoch,
    // 0.5–0.9, from the hash: spread evenly without a source of randomness.
    refreshShare: 0.5 + (0.4 * Number.parseInt(hash.slice(0, 4), 16)) / 0x10000,
  };
}
