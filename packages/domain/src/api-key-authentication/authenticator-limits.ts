import type { LookupGateLimits } from './lookup-gate.ts';

export interface ApiKeyAuthenticatorLimits extends LookupGateLimits {
  readonly maxUsableEntries: number;
  /** Unknown and revoked keys, in a cache of their own, so that made-up keys evict no good one. */
  readonly maxRefusedEntries: number;
  /** How long a confirmation holds while the change feed is up. */
  readonly usableTtlMs: number;
  readonly refusedTtlMs: number;
  /** How long any confirmation holds while the change feed is down. */
  readonly feedDownTtlMs: number;
  /** How long after its last confirmation a usable key is served while the database is down. */
  readonly graceMs: number;
  /** How long a caller waits for the re-check of a usable key. A slower database counts as down for that key. */
  readonly recheckWaitMs: number;
  /** Pause between two re-checks of usable keys while the database is down. */
  readonly probeIntervalMs: number;
}

export const DEFAULT_AUTHENTICATOR_LIMITS: ApiKeyAuthenticatorLimits = {
  maxConcurrentLookups: 16,
  maxQueuedLookups: 10_000,
  lookupTimeoutMs: 2_000,
  maxUsableEntries: 100_000,
  maxRefusedEntries: 10_000,
  usableTtlMs: 60_000,
  refusedTtlMs: 10_000,
  feedDownTtlMs: 5_000,
  graceMs: 15 * 60_000,
  recheckWaitMs: 250,
  probeIntervalMs: 1_000,
};
