import type { Clock } from '@weir/domain/kernel';

const MINUTE_MS = 60_000;
/** Most names remembered; beyond that the oldest are forgotten. */
const MAX_ENTRIES = 50_000;

/** What one name did in its present window. */
export interface MinuteCount {
  readonly calls: number;
  readonly endsInMs: number;
}

/** Counts calls by name in fixed windows, by default of a minute, in this process. */
export class MinuteCounts {
  readonly #clock: Clock;
  readonly #windowMs: number;
  readonly #counts = new Map<string, { calls: number; readonly endsAtMs: number }>();

  constructor(clock: Clock, windowMs = MINUTE_MS) {
    this.#clock = clock;
    this.#windowMs = windowMs;
  }

  /** Counts a call, and returns what it makes of the window. */
  count(name: string): MinuteCount {
    const nowMs = this.#clock.nowMs();
    let count = this.#counts.get(name);
    if (count === undefined || count.endsAtMs <= nowMs) {
      this.#counts.delete(name);
      if (this.#counts.size >= MAX_ENTRIES) this.#counts.delete(this.#counts.keys().next().value!);
      count = { calls: 0, endsAtMs: nowMs + this.#windowMs };
      this.#counts.set(name, count);
    }
    count.calls += 1;
    return { calls: count.calls, endsInMs: count.endsAtMs - nowMs };
  }
}
