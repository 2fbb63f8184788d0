import type { Clock } from '@weir/domain/kernel';

const WINDOW_MS = 60_000;
/** Most names remembered; beyond that the oldest are forgotten. */
const MAX_ENTRIES = 50_000;

/** What one name did in its present minute. */
export interface MinuteCount {
  readonly calls: number;
  readonly endsInMs: number;
}

/** Counts calls by name in fixed windows of a minute, in this process. */
export class MinuteCounts {
  readonly #clock: Clock;
  readonly #counts = new Map<string, { calls: number; readonly endsAtMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a call, and returns what it makes of the minute. */
  count(name: string): MinuteCount {
    const nowMs = this.#clock.nowMs();
    let count = this.#counts.get(name);
    if (count === undefined || count.endsAtMs <= nowMs) {
      this.#counts.delete(name);
      if (this.#counts.size >= MAX_ENTRIES) this.#counts.delete(this.#counts.keys().next().value!);
      count = { calls: 0, endsAtMs: nowMs + WINDOW_MS };
      this.#counts.set(name, count);
    }
    count.calls += 1;
    return { calls: count.calls, endsInMs: count.endsAtMs - nowMs };
  }
}
