import { crc32OfAscii } from '../kernel/crc32.ts';
import type { ConnectionId, CredentialId } from '../kernel/ids.ts';
import { CONNECTION_KINDS } from '../models/connection-kinds.ts';
import type { CatalogConnection, ConnectionBreaker } from '../models/model.ts';
import { Breaker, type BreakerAnswer, type BreakerPermit, type BreakerSettings } from './breaker.ts';
import { type BreakerFault, isBreakerFault, isOutage } from './breaker-fault.ts';
import type { BreakerState } from './breaker-state.ts';

/** Three failures in a minute open a breaker for half an hour. */
export const DEFAULT_BREAKER: BreakerSettings = { failures: 3, windowMs: 60_000, openMs: 1_800_000 };

/** Most accounts whose failures are remembered. */
const MAX_BREAKERS = 10_000;
/** Every attempt ends by the connection's limits; a probe that has not by then was lost. */
const PROBE_MARGIN_MS = 60_000;

export interface BreakersOptions {
  /** Of connections without settings of their own. */
  readonly defaults?: BreakerSettings;
  /** Default 10,000. */
  readonly maxBreakers?: number;
  readonly onTransition?: (connectionId: ConnectionId, from: BreakerState, to: BreakerState) => void;
}

/** What a breaker stands before. */
export interface BreakerAccount {
  readonly connectionId: ConnectionId;
  /** Null for the connection's own credential. */
  readonly credentialId: CredentialId | null;
}

/** A breaker as people see it. */
export interface ShownBreaker {
  /** Null for the connection's own credential. */
  readonly credentialId: CredentialId | null;
  readonly state: BreakerState;
  /** Failures that count at the moment. */
  readonly failures: number;
  /** What opened it, or counts last: a code, and when, monotonic milliseconds. Null where nothing failed lately. */
  readonly lastFailure: { readonly code: string; readonly atMs: number } | null;
  /** How long until an attempt may be let through, milliseconds: 0 for now, null when nobody knows. */
  readonly retryAfterMs: number | null;
}

/** Of the connection's own credential, without failures. */
export const NEW_BREAKER: ShownBreaker = {
  credentialId: null,
  state: 'closed',
  failures: 0,
  lastFailure: null,
  retryAfterMs: 0,
};

/** A breaker that is not as good as new. */
interface Entry {
  readonly connectionId: ConnectionId;
  readonly credentialId: CredentialId | null;
  readonly breaker: Breaker;
  /** Of address and credential: with another one, what failed before says nothing. */
  readonly fingerprint: number;
  /** When a person set it last, as far as it knows, Unix milliseconds. */
  setAtMs: number;
  lastFailure: ShownBreaker['lastFailure'];
}

/**
 * A breaker for each connection and credential, of this process. Only those that have failures, or are held open, exist, so a
 * request to an upstream that works costs one look-up in a map. They outlive snapshots of the catalog, but not a change of
 * address or credential. All times are milliseconds of the monotonic clock.
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
  allows(connection: CatalogConnection, nowMs: number): BreakerAnswer {
    const entry = this.#find(connection);
    if (entry === undefined) return 'yes';
    const before = entry.breaker.state;
    const answer = entry.breaker.allows(nowMs, connection.timeouts.totalMs + PROBE_MARGIN_MS);
    this.#changed(entry, before);
    return answer;
  }

  wouldAllow(connection: CatalogConnection, nowMs: number): BreakerAnswer {
    return this.#find(connection)?.breaker.wouldAllow(nowMs) ?? 'yes';
  }

  /**
   * The answer was complete.
   *
   * @param startedMs when the attempt began
   */
  succeeded(connection: CatalogConnection, permit: BreakerPermit, startedMs: number, nowMs: number): void {
    const entry = this.#find(connection);
    if (entry === undefined) return;
    const before = entry.breaker.state;
    entry.breaker.succeeded(permit, startedMs, nowMs, this.settingsOf(connection).windowMs);
    this.#changed(entry, before);
  }

  /** The attempt failed, before or after its first byte. What clients cause, and a usage limit, counts as {@link givenBack}. */
  failed(connection: CatalogConnection, permit: BreakerPermit, fault: BreakerFault, nowMs: number): void {
    if (!isBreakerFault(fault) || isNoOutage(connection, fault)) {
      this.givenBack(connection, permit, nowMs);
      return;
    }
    const entry = this.#find(connection) ?? this.#add(connection);
    const before = entry.breaker.state;
    entry.lastFailure = { code: fault.code, atMs: nowMs };
    const failure = { retryAfterMs: fault.retryAfterMs, isOutage: isOutage(fault) };
    entry.breaker.failed(permit, failure, nowMs, this.settingsOf(connection));
    this.#changed(entry, before);
  }

  /** The attempt ended without saying anything of the upstream: the client left, or the request was stopped. */
  givenBack(connection: CatalogConnection, permit: BreakerPermit, nowMs: number): void {
    const entry = permit === 'probe' ? this.#find(connection) : undefined;
    if (entry === undefined) return;
    const before = entry.breaker.state;
    entry.breaker.givenBack(permit, nowMs);
    this.#changed(entry, before);
  }

  /**
   * The upstream listed its models: where an outage opened the breaker, the next attempt may try it.
   *
   * @param askedMs when it was asked
   */
  listsModels(connection: CatalogConnection, askedMs: number, nowMs: number): void {
    this.#find(connection)?.breaker.listsModels(askedMs, nowMs);
  }

  /** Those that an outage opened, until a request finds the upstream well or at fault otherwise. */
  outages(): BreakerAccount[] {
    const outages: BreakerAccount[] = [];
    for (const { connectionId, credentialId, breaker } of this.#entries.values()) {
      if (breaker.isOutage) outages.push({ connectionId, credentialId });
    }
    return outages;
  }

  /** How long until an attempt may be let through: 0 for now, null when nobody knows, since a person opened it. */
  retryAfterMs(connection: CatalogConnection, nowMs: number): number | null {
    const entry = this.#find(connection);
    return entry === undefined ? 0 : entry.breaker.retryAfterMs(nowMs);
  }

  stateOf(connection: CatalogConnection): BreakerState {
    return this.#find(connection)?.breaker.state ?? 'closed';
  }

  /** Those of a connection: its own first, then those of brought credentials that are not as good as new, at most `limit` of them. */
  shown(connection: CatalogConnection, nowMs: number, limit: number): ShownBreaker[] {
    const { windowMs } = this.settingsOf(connection);
    const show = ({ breaker, credentialId, lastFailure }: Entry): ShownBreaker => ({
      credentialId,
      state: breaker.state,
      failures: breaker.failures(nowMs, windowMs),
      lastFailure,
      retryAfterMs: breaker.retryAfterMs(nowMs),
    });
    const own = this.#find(connection);
    const brought: ShownBreaker[] = [];
    for (const entry of this.#entries.values()) {
      if (brought.length >= limit) break;
      if (entry.connectionId !== connection.id || entry.credentialId === null) continue;
      this.#hearPeople(entry, connection.breaker);
      if (!entry.breaker.isBlank) brought.push(show(entry));
    }
    return [own === undefined ? NEW_BREAKER : show(own), ...brought];
  }

  /** How many breakers of credentials that organizations brought are not closed. */
  get broughtOpen(): number {
    let count = 0;
    for (const { credentialId, breaker } of this.#entries.values()) {
      if (credentialId !== null && breaker.state !== 'closed') count += 1;
    }
    return count;
  }

  settingsOf({ breaker: { failures, windowMs, openMs } }: CatalogConnection): BreakerSettings {
    if (failures === null && windowMs === null && openMs === null) return this.#defaults;
    return {
      failures: failures ?? this.#defaults.failures,
      windowMs: windowMs ?? this.#defaults.windowMs,
      openMs: openMs ?? this.#defaults.openMs,
    };
  }

  #find(connection: CatalogConnection): Entry | undefined {
    const { breaker } = connection;
    if (this.#entries.size === 0 && breaker.set?.to !== 'open') return undefined;
    const entry = this.#entries.get(keyOf(connection));
    if (entry === undefined || entry.fingerprint !== fingerprintOf(connection)) {
      return breaker.set?.to === 'open' ? this.#add(connection) : undefined;
    }
    this.#hearPeople(entry, breaker);
    return entry.breaker.isBlank ? undefined : entry;
  }

  #add(connection: CatalogConnection): Entry {
    const { id, credentialId } = connection;
    const key = keyOf(connection);
    this.#entries.delete(key);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= this.#maxBreakers && oldest !== undefined) this.#entries.delete(oldest);
    const entry: Entry = {
      connectionId: id,
      credentialId: credentialId ?? null,
      breaker: new Breaker(),
      fingerprint: fingerprintOf(connection),
      setAtMs: Number.NEGATIVE_INFINITY,
      lastFailure: null,
    };
    this.#entries.set(key, entry);
    this.#hearPeople(entry, connection.breaker);
    return entry;
  }

  /** Somebody may have set it since it was asked last, here or at another replica. */
  #hearPeople(entry: Entry, { set }: ConnectionBreaker): void {
    if (set === null || set.at.getTime() <= entry.setAtMs) return;
    const before = entry.breaker.state;
    entry.setAtMs = set.at.getTime();
    if (set.to === 'open') entry.breaker.openByHand();
    else entry.breaker.closeByHand();
    if (entry.breaker.state !== before) this.#changed(entry, before);
  }

  #changed({ connectionId, credentialId, breaker }: Entry, before: BreakerState): void {
    if (breaker.isBlank) this.#entries.delete(credentialId ?? connectionId);
    if (breaker.state !== before) this.#onTransition?.(connectionId, before, breaker.state);
  }
}

/**
 * The faults of a simulator are asked for. And by what is said of its own credential, a client would open the breaker for all
 * others.
 */
function isNoOutage({ kind, credentialFrom }: CatalogConnection, { code }: BreakerFault): boolean {
  if (CONNECTION_KINDS[kind].simulated) return true;
  return (
    credentialFrom === 'client' &&
    (code === 'upstream_rate_limited' || code === 'upstream_credential_rejected')
  );
}

function keyOf({ id, credentialId }: CatalogConnection): ConnectionId | CredentialId {
  return credentialId ?? id;
}

/** 32 bits, so that the credential itself is kept nowhere. */
function fingerprintOf({ baseUrl, credential, sealedAs, credentialFrom }: CatalogConnection): number {
  const text = credentialFrom === 'client' ? baseUrl : `${baseUrl} ${sealedAs ?? credential}`;
  return crc32OfAscii(text, text.length);
}
