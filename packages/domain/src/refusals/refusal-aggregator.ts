import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { Logger } from '../kernel/logger.ts';
import type { RefusalRecorder, RefusalStore } from './ports.ts';
import { MAX_REQUEST_IDS, OVERFLOW_CODE, type Refusal, type RefusalCount } from './refusal.ts';

const MINUTE_MS = 60_000;

export interface RefusalAggregatorLimits {
  /** Interval of the writes. */
  readonly intervalMs: number;
  /** New counts per minute; refusals beyond that are counted together. */
  readonly maxCountsPerMinute: number;
  /** Counts held while the store is away; beyond that the oldest are dropped. */
  readonly maxHeld: number;
  readonly writeTimeoutMs: number;
}

const DEFAULT_REFUSAL_LIMITS: RefusalAggregatorLimits = {
  intervalMs: 5_000,
  maxCountsPerMinute: 1_000,
  maxHeld: 10_000,
  writeTimeoutMs: 2_000,
};

export interface RefusalAggregatorPorts {
  readonly store: RefusalStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Count = { -readonly [Field in keyof Omit<RefusalCount, 'requestIds'>]: RefusalCount[Field] } & {
  requestIds: string[];
};

/**
 * Counts refusals by minute, key, code and scope, and writes the counts at intervals, so that a flood costs a few rows: at
 * most {@link RefusalAggregatorLimits.maxCountsPerMinute} per minute and process, and one for the rest. Refusals without a
 * known key are counted by code only: invented secrets, ids or addresses create no rows.
 */
export class RefusalAggregator implements RefusalRecorder {
  readonly #ports: RefusalAggregatorPorts;
  readonly #limits: RefusalAggregatorLimits;
  readonly #counts = new Map<string, Count>();
  #minuteMs = 0;
  #begunInMinute = 0;
  #timer: Timer | null = null;
  #writing: Promise<void> | null = null;
  #closed = false;

  constructor(ports: RefusalAggregatorPorts, limits: Partial<RefusalAggregatorLimits> = {}) {
    this.#ports = ports;
    this.#limits = { ...DEFAULT_REFUSAL_LIMITS, ...limits };
  }

  refused(refusal: Refusal): void {
    const nowMs = this.#ports.clock.nowMs();
    const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
    if (minuteMs !== this.#minuteMs) {
      this.#minuteMs = minuteMs;
      this.#begunInMinute = 0;
    }
    const { key, code, scope } = refusal;
    const name = `${minuteMs} ${key === null ? '' : key.id} ${code} ${scope ?? ''}`;
    const count = this.#counts.get(name);
    if (count !== undefined) again(count, refusal, nowMs);
    else if (this.#begunInMinute < this.#limits.maxCountsPerMinute) {
      this.#begunInMinute += 1;
      this.#begin(name, refusal, nowMs);
    } else this.#overflow(refusal, nowMs);
  }

  /** Starts writing at intervals. */
  start(): void {
    if (this.#closed) return;
    this.#timer = this.#ports.clock.schedule(
      this.#limits.intervalMs,
      () => void this.write().then(() => this.start()),
    );
  }

  /** Writes the counts. Never rejects: a failure is logged, and the counts wait for the next write if the store is away. */
  write(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  /** Writes for the last time. Settles within twice the time limit of a write. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#writing;
    await this.write();
  }

  #begin(name: string, refusal: Refusal, nowMs: number): void {
    const at = new Date(nowMs);
    const requestId = refusal.key === null ? null : refusal.requestId;
    this.#hold(name, {
      ...withoutCaller(refusal),
      minute: new Date(this.#minuteMs),
      ...{ count: 1, firstAt: at, lastAt: at, requestId },
      requestIds: requestId === null ? [] : [requestId],
    });
  }

  #overflow(refusal: Refusal, nowMs: number): void {
    const other = {
      ...refusal,
      ...{ code: OVERFLOW_CODE, key: null, scope: null, limit: null, observed: null, resetsAt: null },
      limits: [],
    };
    const name = `${this.#minuteMs}  ${OVERFLOW_CODE} `;
    const count = this.#counts.get(name);
    if (count === undefined) this.#begin(name, other, nowMs);
    else again(count, other, nowMs);
  }

  #hold(name: string, count: Count): void {
    if (this.#counts.size >= this.#limits.maxHeld) {
      for (const oldest of this.#counts.keys()) {
        this.#counts.delete(oldest);
        break;
      }
    }
    this.#counts.set(name, count);
  }

  async #write(): Promise<void> {
    if (this.#counts.size === 0) return;
    const { store, clock, logger } = this.#ports;
    const written = new Map(this.#counts);
    this.#counts.clear();
    const abort = new AbortController();
    const timer = clock.schedule(this.#limits.writeTimeoutMs, () => abort.abort());
    try {
      await store.add([...written.values()], abort.signal);
    } catch (error) {
      const isAway = isDomainError(error) && (error.retryable || error.code === 'database_unavailable');
      if (isAway) for (const [name, count] of written) this.#keep(name, count);
      logger.log('warn', 'refusals.not_written', {
        errorCode: isDomainError(error) ? error.code : 'database_error',
        counts: written.size,
      });
    } finally {
      timer.cancel();
    }
  }

  /** Puts back counts that could not be written, together with newer ones. */
  #keep(name: string, earlier: Count): void {
    const later = this.#counts.get(name);
    if (later === undefined) this.#hold(name, earlier);
    else {
      later.count += earlier.count;
      later.firstAt = earlier.firstAt;
      later.requestIds = [...earlier.requestIds, ...later.requestIds].slice(0, MAX_REQUEST_IDS);
    }
  }
}

/** Without a key, nothing of the request itself is recorded. */
function withoutCaller({ requestId: _, ...refusal }: Refusal): Omit<Refusal, 'requestId'> {
  return refusal.key === null ? { ...refusal, operation: null, model: null, limits: [] } : refusal;
}

function again(count: Count, refusal: Refusal, nowMs: number): void {
  count.count += 1;
  count.lastAt = new Date(nowMs);
  if (refusal.key === null) return;
  count.limit = refusal.limit;
  count.observed = refusal.observed;
  count.resetsAt = refusal.resetsAt;
  count.limits = refusal.limits;
  count.operation = refusal.operation;
  count.model = refusal.model;
  count.requestId = refusal.requestId;
  if (count.requestIds.length < MAX_REQUEST_IDS) count.requestIds.push(refusal.requestId);
}
