import type { ApiKeyHash } from '../api-keys/api-key.ts';
import { API_KEY_SECRET_LENGTH, isApiKeySecret } from '../api-keys/api-key-secret.ts';
import type { ChangeListener } from '../kernel/change-feed.ts';
import type { Clock } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { Logger } from '../kernel/logger.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import { apiKeyRefused, apiKeyUncheckable } from './api-key-errors.ts';
import type { AuthenticatedKey } from './authenticated-key.ts';
import { type ApiKeyAuthenticatorLimits, DEFAULT_AUTHENTICATOR_LIMITS } from './authenticator-limits.ts';
import { type KeyFinding, toKeyFinding } from './key-finding.ts';
import { LeastRecentlyUsed } from './least-recently-used.ts';
import { LookupGate, type LookupLane } from './lookup-gate.ts';
import type { ApiKeyLookup, FoundApiKey } from './ports.ts';

const FAILURE_LOG_INTERVAL_US = 10_000_000;
/** No connection of the change feed: what was found before a change. */
const OUTDATED = -1;

export interface ApiKeyAuthenticatorPorts {
  readonly repository: ApiKeyLookup;
  readonly hasher: SecretHasher;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Flight {
  /** A change arrived while the look-up was running: it may have read the state before that change. */
  outdated: boolean;
  /** The same, for the organizations whose keys changed: which one the key has is known with the answer. */
  readonly changedOrganizations: Set<string>;
  finding: Promise<KeyFinding> | null;
}

/**
 * Finds the key of a secret, from a cache of what the database answered.
 *
 * - A confirmed key is served synchronously. After half of its time to live it is looked up again in the background, at
 *   a moment that differs from key to key. So a key in use stays fresh without ever waiting.
 * - While the database answers, an expired confirmation is never served: the caller waits for a new one. So a revoked
 *   key stops with the feed's message, or, while the feed is down, after `feedDownTtlMs` and one look-up.
 * - A change to a key removes its entry, and its grace with it: nothing is known about that key any more. A change of what
 *   all keys of an organization carry lets their next callers wait for a look-up, but keeps their grace.
 * - While look-ups fail, usable keys are served for `graceMs` from their last confirmation, without waiting. One
 *   look-up per `probeIntervalMs` finds out when that ends. A full queue counts as a failure for the key that met it.
 * - There is one look-up per key at a time. The {@link LookupGate} limits the look-ups of all keys.
 * - The secret from before a rotation is a secret of the same key with a known end, like a key that expires. It needs no
 *   look-up to end.
 *
 * A secret is looked up by its SHA-256 and compared to nothing. The time of a look-up depends on a digest that nobody
 * can steer towards the digest of another key; `timingSafeEqual` after it would only compare equal strings. Unknown,
 * revoked and expired secrets take the same path. Only a caller with the right secret learns that it was revoked or expired.
 */
export class ApiKeyAuthenticator
  implements
    Pick<
      ChangeListener,
      'apiKeyChanged' | 'organizationKeysChanged' | 'allApiKeysChanged' | 'connected' | 'disconnected'
    >
{
  readonly #repository: ApiKeyAuthenticatorPorts['repository'];
  readonly #hasher: SecretHasher;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #gate: LookupGate;
  readonly #usable: LeastRecentlyUsed<KeyFinding>;
  readonly #refused: LeastRecentlyUsed<KeyFinding>;
  readonly #flights = new Map<string, Flight>();
  readonly #usableTtlUs: number;
  readonly #refusedTtlUs: number;
  readonly #feedDownTtlUs: number;
  readonly #graceUs: number;
  readonly #recheckWaitMs: number;
  readonly #probeIntervalUs: number;
  readonly #lookupTimeoutUs: number;
  readonly #databaseDownUs: number;
  #feedUp = false;
  #epoch = 0;
  #lastConfirmedUs = Number.NEGATIVE_INFINITY;
  #databaseDownUntilUs = Number.NEGATIVE_INFINITY;
  #nextProbeUs = Number.NEGATIVE_INFINITY;
  #nextFailureLogUs = Number.NEGATIVE_INFINITY;

  constructor(ports: ApiKeyAuthenticatorPorts, limits: Partial<ApiKeyAuthenticatorLimits> = {}) {
    const all = { ...DEFAULT_AUTHENTICATOR_LIMITS, ...limits };
    this.#repository = ports.repository;
    this.#hasher = ports.hasher;
    this.#clock = ports.clock;
    this.#logger = ports.logger;
    this.#gate = new LookupGate(ports.clock, all);
    this.#usable = new LeastRecentlyUsed(all.maxUsableEntries);
    this.#refused = new LeastRecentlyUsed(all.maxRefusedEntries);
    this.#usableTtlUs = all.usableTtlMs * 1_000;
    this.#refusedTtlUs = all.refusedTtlMs * 1_000;
    this.#feedDownTtlUs = all.feedDownTtlMs * 1_000;
    this.#graceUs = all.graceMs * 1_000;
    this.#recheckWaitMs = all.recheckWaitMs;
    this.#probeIntervalUs = all.probeIntervalMs * 1_000;
    this.#lookupTimeoutUs = all.lookupTimeoutMs * 1_000;
    // Longer than one probe may hang plus the pause before it, so that probing itself extends the period.
    this.#databaseDownUs = (2 * all.lookupTimeoutMs + all.probeIntervalMs) * 1_000;
  }

  /**
   * The key of this secret: synchronously when it is cached, else as a promise. Throws, or rejects with, DomainError
   * `api_key_missing`, `api_key_malformed`, `api_key_unknown`, `api_key_revoked`, `api_key_expired`, or the retryable
   * `database_unavailable` when neither the cache nor the database can answer.
   */
  authenticate(secret: string | undefined): AuthenticatedKey | Promise<AuthenticatedKey> {
    if (secret === undefined || secret === '') throw apiKeyRefused('api_key_missing');
    // The checksum is checked only on a miss: a cached secret has passed it. The length limits the work of the hash.
    if (secret.length !== API_KEY_SECRET_LENGTH) throw apiKeyRefused('api_key_malformed');
    const hash = this.#hasher.sha256Hex(secret) as ApiKeyHash;
    const nowUs = this.#clock.monotonicUs();
    const known = this.#usable.get(hash);
    if (known === undefined) {
      if (!isApiKeySecret(secret)) throw apiKeyRefused('api_key_malformed');
      return this.#authenticateRefusedOrNew(hash, nowUs);
    }

    const ageUs = nowUs - known.confirmedAtUs;
    const ttlUs = this.#feedUp ? this.#usableTtlUs : this.#feedDownTtlUs;
    if (known.epoch === this.#epoch && ageUs < ttlUs) {
      if (ageUs >= ttlUs * known.refreshShare) this.#refreshInBackground(hash, nowUs);
      return this.#conclude(known);
    }
    if (ageUs >= this.#graceUs)
      return this.#lookUp(hash, 'unknown').then((finding) => this.#conclude(finding));
    if (nowUs < this.#databaseDownUntilUs) {
      this.#refreshInBackground(hash, nowUs);
      return this.#conclude(known);
    }
    return this.#recheck(hash, known);
  }

  /** Whether any usable key could still be served without the database. */
  get hasKeysInGrace(): boolean {
    return this.#usable.size > 0 && this.#clock.monotonicUs() - this.#lastConfirmedUs < this.#graceUs;
  }

  apiKeyChanged(hash: string): void {
    this.#usable.delete(hash);
    this.#refused.delete(hash);
    const flight = this.#flights.get(hash);
    if (flight !== undefined) flight.outdated = true;
  }

  organizationKeysChanged(organizationId: string): void {
    for (const finding of this.#usable.values()) {
      if (finding.key?.organizationId === organizationId) finding.epoch = OUTDATED;
    }
    for (const { changedOrganizations } of this.#flights.values()) changedOrganizations.add(organizationId);
  }

  allApiKeysChanged(): void {
    this.#usable.clear();
    this.#refused.clear();
    this.#outdateFlights();
  }

  connected(): void {
    this.#feedUp = true;
    this.#epoch++;
    // The feed comes from the same database, so the database is worth another try.
    this.#databaseDownUntilUs = Number.NEGATIVE_INFINITY;
    this.#outdateFlights();
  }

  disconnected(): void {
    this.#feedUp = false;
  }

  #authenticateRefusedOrNew(hash: ApiKeyHash, nowUs: number): AuthenticatedKey | Promise<AuthenticatedKey> {
    const refused = this.#refused.get(hash);
    if (refused !== undefined && refused.epoch === this.#epoch) {
      const ttlUs = this.#feedUp ? this.#refusedTtlUs : Math.min(this.#refusedTtlUs, this.#feedDownTtlUs);
      if (nowUs - refused.confirmedAtUs < ttlUs) return this.#conclude(refused);
    }
    return this.#lookUp(hash, 'unknown').then((finding) => this.#conclude(finding));
  }

  async #recheck(hash: ApiKeyHash, known: KeyFinding): Promise<AuthenticatedKey> {
    let finding: KeyFinding;
    try {
      finding = await this.#lookUpInTime(hash);
    } catch (error) {
      // A change in the meantime has removed the entry and its grace.
      if (this.#usable.get(hash) !== known || !this.#isInGrace(known)) throw error;
      finding = known;
    }
    return this.#conclude(finding);
  }

  /** A look-up that takes too long continues on its own, and its result is cached. */
  #lookUpInTime(hash: ApiKeyHash): Promise<KeyFinding> {
    return new Promise((resolve, reject) => {
      const timer = this.#clock.schedule(this.#recheckWaitMs, () => {
        this.#databaseDownUntilUs = this.#clock.monotonicUs() + this.#databaseDownUs;
        reject(apiKeyUncheckable('lookup_slow'));
      });
      this.#lookUp(hash, 'known')
        .then(resolve, reject)
        .finally(() => timer.cancel());
    });
  }

  #conclude(finding: KeyFinding): AuthenticatedKey {
    if (finding.key === null) throw apiKeyRefused(finding.refusal ?? 'api_key_unknown');
    if (finding.endsAtMs !== Number.POSITIVE_INFINITY && this.#clock.nowMs() >= finding.endsAtMs) {
      throw apiKeyRefused(finding.endsAs);
    }
    return finding.key;
  }

  #isInGrace(known: KeyFinding): boolean {
    return this.#clock.monotonicUs() - known.confirmedAtUs < this.#graceUs;
  }

  #refreshInBackground(hash: ApiKeyHash, nowUs: number): void {
    if (this.#flights.has(hash)) return;
    if (nowUs < this.#databaseDownUntilUs) {
      if (nowUs < this.#nextProbeUs) return;
      this.#nextProbeUs = nowUs + this.#probeIntervalUs;
    }
    // The lookup logs the failure. The next caller that needs the key decides what it means.
    this.#lookUp(hash, 'known').catch(() => undefined);
  }

  #lookUp(hash: ApiKeyHash, lane: LookupLane): Promise<KeyFinding> {
    const current = this.#flights.get(hash);
    if (current?.finding) return current.finding;
    const flight: Flight = { outdated: false, changedOrganizations: new Set(), finding: null };
    this.#flights.set(hash, flight);
    flight.finding = this.#fly(flight, hash, lane);
    return flight.finding;
  }

  async #fly(flight: Flight, hash: ApiKeyHash, lane: LookupLane): Promise<KeyFinding> {
    const deadlineUs = this.#clock.monotonicUs() + this.#lookupTimeoutUs;
    try {
      for (;;) {
        const { found, askedAtUs } = await this.#ask(flight, hash, lane);
        // From here until the look-up is removed nothing is awaited, so no change can come in between.
        const changed = found !== null && flight.changedOrganizations.has(found.key.organizationId);
        if (!flight.outdated && !changed) return this.#remember(hash, found, askedAtUs);
        if (this.#clock.monotonicUs() >= deadlineUs) throw apiKeyUncheckable('key_keeps_changing');
      }
    } finally {
      this.#flights.delete(hash);
    }
  }

  async #ask(
    flight: Flight,
    hash: ApiKeyHash,
    lane: LookupLane,
  ): Promise<{ found: FoundApiKey | null; askedAtUs: number }> {
    let askedAtUs: number | null = null;
    try {
      const found = await this.#gate.run(lane, (signal) => {
        askedAtUs = this.#clock.monotonicUs();
        flight.outdated = false;
        flight.changedOrganizations.clear();
        return this.#repository.findByHash(hash, signal);
      });
      this.#databaseDownUntilUs = Number.NEGATIVE_INFINITY;
      return { found, askedAtUs: askedAtUs ?? 0 };
    } catch (error) {
      // A look-up that never left the queue says nothing about the database.
      if (askedAtUs !== null) this.#databaseDownUntilUs = this.#clock.monotonicUs() + this.#databaseDownUs;
      this.#logFailure(hash, error);
      if (isDomainError(error) && error.code === 'database_unavailable') throw error;
      throw apiKeyUncheckable('lookup_failed', error);
    }
  }

  #remember(hash: ApiKeyHash, found: FoundApiKey | null, confirmedAtUs: number): KeyFinding {
    const finding = toKeyFinding(hash, found, { confirmedAtUs, epoch: this.#epoch });
    const [into, outOf] =
      finding.key === null ? [this.#refused, this.#usable] : [this.#usable, this.#refused];
    outOf.delete(hash);
    into.set(hash, finding);
    if (finding.key !== null) this.#lastConfirmedUs = Math.max(this.#lastConfirmedUs, confirmedAtUs);
    return finding;
  }

  #outdateFlights(): void {
    for (const flight of this.#flights.values()) flight.outdated = true;
  }

  #logFailure(hash: ApiKeyHash, error: unknown): void {
    const nowUs = this.#clock.monotonicUs();
    if (nowUs < this.#nextFailureLogUs) return;
    this.#nextFailureLogUs = nowUs + FAILURE_LOG_INTERVAL_US;
    const known = this.#usable.get(hash);
    this.#logger.log('warn', 'api_keys.lookup_failed', {
      errorCode: isDomainError(error) ? (error.internal ?? error.code) : 'database_error',
      servedStale: known !== undefined && this.#isInGrace(known),
    });
  }
}
