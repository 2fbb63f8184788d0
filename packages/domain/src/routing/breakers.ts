import { crc32OfAscii } from '../kernel/crc32.ts';
import type { ConnectionId, CredentialId } from '../kernel/ids.ts';
import type { Connection } from '../models/model.ts';
import { Breaker, type BreakerAnswer, type BreakerPermit, type BreakerSettings } from './breaker.ts';
import { type BreakerFault, isBreakerFault } from './breaker-fault.ts';
import type { BreakerState } from './breaker-state.ts';

/** Three failures in a minute open a breaker for half an hour. */
export const DEFAULT_BREAKER: BreakerSettings = { failures: 3, windowMs: 60_000, openMs: 1_800_000 };

/** Most accounts whose failures are remembered. */
const MAX_BREAKERS = 10_000;
/** Every attempt ends by the connection's limits; a probe that has not by then was lost. */
const PROBE_MARGIN_MS = 60_000;

export interface BreakersOptions {
  readonly defaults?: BreakerSettings;
  /** Default 10,000. */
  readonly maxBreakers?: number;
  readonly onTransition?: (connectionId: ConnectionId, from: BreakerState, to: BreakerState) => void;
}

/** A breaker that is not as good as new. */
interface Entry {
  readonly breaker: Breaker;
  /** Of address and credential: with another one, what failed before says nothing. */
  readonly fingerprint: number;
}

/**
 * A breaker for each connection and credential, of this process. Only those that have failures exist, so a request to an
 * upstream that works costs one look-up in a map. They outlive snapshots of the catalog, but not a change of address or
 * credential. All times are milliseconds of the monotonic clock.
 *
 * Whoever gets `yes` or `probe` makes the attempt and calls one of `succeeded`, `failed` and `givenBack` once, with what it
 * got. Until a probe is answered, it holds up all others.
 */
export class Breakers {
  readonly #defaults: BreakerSettings;
  readonly #maxBreakers: number;
  readonly #onTransition: BreakersOptions['onTransition'];
  /** By the id of the credential where an organization brought it, else of the connection. The oldest comes first. */
  readonly #entries = new Map<ConnectionId | CredentialId, Entry>();

  constructor({
    defaults = DEFAULT_BREAKER,
    maxBreakers = MAX_BREAKERS,
    onTransition,
  }: BreakersOptions = {}) {
    this.#defaults = defaults;
    this.#maxBreakers = maxBreakers;
    this.#onTransition = onTransition;
  }

  /** Whether an attempt may be made now. Takes the probe: {@link wouldAllow} looks without taking it. */
  allows(connection: Connection, nowMs: number): BreakerAnswer {
    const breaker = this.#find(connection);
    if (breaker === undefined) return 'yes';
    const before = breaker.state;
    const answer = breaker.allows(nowMs, connection.timeouts.totalMs + PROBE_MARGIN_MS);
    this.#changed(connection, breaker, before);
    return answer;
  }

  wouldAllow(connection: Connection, nowMs: number): BreakerAnswer {
    return this.#find(connection)?.wouldAllow(nowMs) ?? 'yes';
  }

  /**
   * The answer was complete.
   *
   * @param startedMs when the attempt began
   */
  succeeded(connection: Connection, permit: BreakerPermit, startedMs: number, nowMs: number): void {
    const breaker = this.#find(connection);
    if (breaker === undefined) return;
    const before = breaker.state;
    breaker.succeeded(permit, startedMs, nowMs, this.#defaults.windowMs);
    this.#changed(connection, breaker, before);
  }

  /** The attempt failed, before or after its first byte. What clients cause, and a usage limit, counts as {@link givenBack}. */
  failed(connection: Connection, permit: BreakerPermit, fault: BreakerFault, nowMs: number): void {
    if (!isBreakerFault(fault)) {
      this.givenBack(connection, permit, nowMs);
      return;
    }
    const breaker = this.#find(connection) ?? this.#add(connection);
    const before = breaker.state;
    breaker.failed(permit, fault.retryAfterMs, nowMs, this.#defaults);
    this.#changed(connection, breaker, before);
  }

  /** The attempt ended without saying anything of the upstream: the client left, or the request was stopped. */
  givenBack(connection: Connection, permit: BreakerPermit, nowMs: number): void {
    const breaker = permit === 'probe' ? this.#find(connection) : undefined;
    if (breaker === undefined) return;
    const before = breaker.state;
    breaker.givenBack(permit, nowMs);
    this.#changed(connection, breaker, before);
  }

  /** How long until an attempt may be let through: 0 for now, null when nobody knows, since a person opened it. */
  retryAfterMs(connection: Connection, nowMs: number): number | null {
    const breaker = this.#find(connection);
    return breaker === undefined ? 0 : breaker.retryAfterMs(nowMs);
  }

  stateOf(connection: Connection): BreakerState {
    return this.#find(connection)?.state ?? 'closed';
  }

  #find(connection: Connection): Breaker | undefined {
    const entry = this.#entries.get(keyOf(connection));
    if (entry === undefined || entry.fingerprint !== fingerprintOf(connection)) return undefined;
    return entry.breaker;
  }

  #add(connection: Connection): Breaker {
    const key = keyOf(connection);
    this.#entries.delete(key);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= this.#maxBreakers && oldest !== undefined) this.#entries.delete(oldest);
    const breaker = new Breaker();
    this.#entries.set(key, { breaker, fingerprint: fingerprintOf(connection) });
    return breaker;
  }

  #changed(connection: Connection, breaker: Breaker, before: BreakerState): void {
    if (breaker.isBlank) this.#entries.delete(keyOf(connection));
    if (breaker.state !== before) this.#onTransition?.(connection.id, before, breaker.state);
  }
}

function keyOf({ id, credentialId }: Connection): ConnectionId | CredentialId {
  return credentialId ?? id;
}

/** 32 bits, so that the credential itself is kept nowhere. */
function fingerprintOf({ baseUrl, credential }: Connection): number {
  const text = `${baseUrl} ${credential}`;
  return crc32OfAscii(text, text.length);
}
