import type { Clock, Logger, Timer } from '@weir/domain/kernel';
import type { LimitsInEpoch } from './limits-in-epoch.ts';
import { RESERVATION_MS, type RedisCounts } from './redis-counts.ts';

interface Settlement {
  readonly limits: LimitsInEpoch;
  readonly id: string;
  readonly changes: readonly bigint[];
  readonly slice: number;
  readonly untilUs: number;
}

const RETRY_MS = 500;
const MAX_QUEUED = 10_000;

/**
 * Settles reservations in Redis. While Redis is away, settlements wait for as long as reservations live there; what came of
 * one that expired is learnt from the database.
 */
export class SettlementQueue {
  readonly #counts: RedisCounts;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #queued: Settlement[] = [];
  #timer: Timer | null = null;

  constructor(counts: RedisCounts, clock: Clock, logger: Logger) {
    this.#counts = counts;
    this.#clock = clock;
    this.#logger = logger;
  }

  settle(limits: LimitsInEpoch, id: string, changes: readonly bigint[], slice: number): void {
    const untilUs = this.#clock.monotonicUs() + RESERVATION_MS * 1_000;
    void this.#send({ limits, id, changes, slice, untilUs });
  }

  /** For a request that is not known to have been admitted, nor not to have been. */
  giveBack(limits: LimitsInEpoch, id: string): void {
    this.settle(limits, id, Array(limits.limits.length).fill(0n), 0);
  }

  close(): void {
    this.#timer?.cancel();
    this.#queued = [];
  }

  async #send(settlement: Settlement): Promise<void> {
    const { limits, id, changes, slice } = settlement;
    try {
      await this.#counts.settle(limits, id, changes, slice);
    } catch {
      if (this.#queued.length < MAX_QUEUED) this.#queued.push(settlement);
      else this.#logger.log('warn', 'coordination.settlements_dropped', { count: 1 });
      this.#timer ??= this.#clock.schedule(RETRY_MS, () => this.#retry());
    }
  }

  #retry(): void {
    this.#timer = null;
    const nowUs = this.#clock.monotonicUs();
    const alive = this.#queued.filter(({ untilUs }) => untilUs > nowUs);
    const expired = this.#queued.length - alive.length;
    if (expired > 0) this.#logger.log('warn', 'coordination.settlements_dropped', { count: expired });
    this.#queued = [];
    if (this.#counts.usable) {
      for (const settlement of alive) void this.#send(settlement);
    } else if (alive.length > 0) {
      this.#queued = alive;
      this.#timer = this.#clock.schedule(RETRY_MS, () => this.#retry());
    }
  }
}
