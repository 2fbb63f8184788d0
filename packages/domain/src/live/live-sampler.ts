import type { LiveRequest } from '../inference/live-request.ts';
import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import { type LiveChanges, liveChanges } from './live-changes.ts';
import type { LiveScope, LiveState, LiveSystem, RefusalRate } from './live-state.ts';

const INTERVAL_MS = 1_000;
/** Rates are means of this time. Refusals are written every 5 seconds. */
const RATE_MS = 10_000;
const MINUTE_MS = 60_000;

/** How many refusals were counted for a code in a minute. */
export interface CountedRefusals {
  readonly minute: Date;
  readonly code: string;
  readonly count: number;
}

export interface LiveSources {
  requests(scope: LiveScope): Promise<readonly LiveRequest[]>;
  /** Of minutes that begin then or later. */
  refusals(scope: LiveScope, since: Date): Promise<readonly CountedRefusals[]>;
  system(): LiveSystem;
}

/** Somebody who watches. Called synchronously; must not throw. */
export interface LiveListener {
  /** `changes` is null in the first call, and after a failure. */
  sampled(state: LiveState, changes: LiveChanges | null): void;
  /** The state cannot be read now: a code. Called once until it can. */
  failed(code: string): void;
  /** Once every interval, after the other calls, also where nothing changed. */
  passed(): void;
}

export interface LiveSamplerPorts {
  readonly sources: LiveSources;
  readonly clock: Clock;
}

interface Feed {
  readonly scope: LiveScope;
  readonly listeners: Set<LiveListener>;
  state: LiveState | null;
  isReading: boolean;
  counted: ReadonlyMap<string, number> | null;
  /** Refusals of the last {@link RATE_MS}. */
  refused: { readonly atMs: number; readonly code: string; readonly count: number }[];
}

/**
 * Reads what is watched once a second, once for each scope however many watch it, and nothing while nobody does. A read that takes
 * longer than a second delays the next one.
 */
export class LiveSampler {
  readonly #ports: LiveSamplerPorts;
  readonly #feeds = new Map<string, Feed>();
  #timer: Timer | null = null;

  constructor(ports: LiveSamplerPorts) {
    this.#ports = ports;
  }

  /** How many scopes are read. */
  get feeds(): number {
    return this.#feeds.size;
  }

  /** The first call of the listener comes as soon as there is a state. Returns what ends it. */
  subscribe(scope: LiveScope, listener: LiveListener): () => void {
    const name = `${scope.organizationId ?? ''} ${scope.owner?.id ?? ''}`;
    let feed = this.#feeds.get(name);
    if (feed === undefined) {
      feed = { scope, listeners: new Set(), state: null, isReading: false, counted: null, refused: [] };
      this.#feeds.set(name, feed);
    }
    const of = feed;
    of.listeners.add(listener);
    if (of.state !== null) listener.sampled(of.state, null);
    else void this.#read(of);
    this.#timer ??= this.#ports.clock.schedule(INTERVAL_MS, this.#tick);
    return () => {
      of.listeners.delete(listener);
      if (of.listeners.size === 0 && this.#feeds.get(name) === of) this.#feeds.delete(name);
      if (this.#feeds.size > 0) return;
      this.#timer?.cancel();
      this.#timer = null;
    };
  }

  readonly #tick = (): void => {
    this.#timer = this.#ports.clock.schedule(INTERVAL_MS, this.#tick);
    for (const feed of [...this.#feeds.values()]) {
      void this.#read(feed);
      for (const listener of [...feed.listeners]) listener.passed();
    }
  };

  /** Never rejects. */
  async #read(feed: Feed): Promise<void> {
    if (feed.isReading) return;
    feed.isReading = true;
    try {
      const after = await this.#stateOf(feed);
      const { state: before } = feed;
      feed.state = after;
      const changes = before === null ? null : liveChanges(before, after);
      for (const listener of [...feed.listeners]) listener.sampled(after, changes);
    } catch (error) {
      const isNew = feed.state !== null || feed.counted === null;
      feed.state = null;
      feed.counted ??= new Map();
      const code = isDomainError(error) ? error.code : 'internal_error';
      if (isNew) for (const listener of [...feed.listeners]) listener.failed(code);
    } finally {
      feed.isReading = false;
    }
  }

  async #stateOf(feed: Feed): Promise<LiveState> {
    const { sources, clock } = this.#ports;
    const { scope } = feed;
    const atMs = clock.nowMs();
    const since = new Date(Math.floor(atMs / MINUTE_MS) * MINUTE_MS - MINUTE_MS);
    const [requests, counts] = await Promise.all([sources.requests(scope), sources.refusals(scope, since)]);
    const system = scope.organizationId === null ? sources.system() : null;
    return { atMs, requests, refusals: ratesOf(feed, counts, atMs), system };
  }
}

function ratesOf(feed: Feed, counts: readonly CountedRefusals[], atMs: number): readonly RefusalRate[] {
  const before = feed.counted;
  const counted = new Map(counts.map(({ minute, code, count }) => [`${minute.getTime()} ${code}`, count]));
  feed.counted = counted;
  feed.refused = feed.refused.filter((each) => each.atMs > atMs - RATE_MS);
  if (before !== null) {
    for (const { minute, code, count } of counts) {
      const more = count - (before.get(`${minute.getTime()} ${code}`) ?? 0);
      if (more > 0) feed.refused.push({ atMs, code, count: more });
    }
  }
  const sums = new Map<string, number>();
  for (const { code, count } of feed.refused) sums.set(code, (sums.get(code) ?? 0) + count);
  return [...sums]
    .map(([code, count]) => ({ code, perSecond: count / (RATE_MS / 1_000) }))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));
}
