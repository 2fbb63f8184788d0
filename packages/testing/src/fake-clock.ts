import type { Clock, Timer } from '@weir/domain/kernel';

interface Pending extends Timer {
  readonly dueUs: number;
  readonly callback: () => void;
}

/** A clock that moves only when a test moves it. Timers fire in the order they are due, then in the order they were set. */
export class FakeClock implements Clock {
  #elapsedUs = 0;
  #pending: Pending[] = [];
  readonly #originMs: number;

  constructor(originMs = Date.UTC(2026, 0, 15, 12)) {
    this.#originMs = originMs;
  }

  nowMs(): number {
    return this.#originMs + Math.floor(this.#elapsedUs / 1000);
  }

  monotonicUs(): number {
    return this.#elapsedUs;
  }

  schedule(delayMs: number, callback: () => void): Timer {
    const timer: Pending = {
      dueUs: this.#elapsedUs + Math.max(0, Math.round(delayMs * 1000)),
      callback,
      cancel: () => {
        this.#pending = this.#pending.filter((other) => other !== timer);
      },
    };
    const later = this.#pending.findIndex((other) => other.dueUs > timer.dueUs);
    this.#pending.splice(later === -1 ? this.#pending.length : later, 0, timer);
    return timer;
  }

  /** How many timers wait to fire. */
  get pendingTimers(): number {
    return this.#pending.length;
  }

  /** Moves time on, firing what falls due on the way, timers set by timers included. */
  advance(ms: number): void {
    this.advanceUs(Math.round(ms * 1000));
  }

  advanceUs(us: number): void {
    const untilUs = this.#elapsedUs + us;
    for (let next = this.#pending[0]; next !== undefined && next.dueUs <= untilUs; next = this.#pending[0]) {
      this.#pending.shift();
      this.#elapsedUs = next.dueUs;
      next.callback();
    }
    this.#elapsedUs = untilUs;
  }

  /** Like {@link advance}, in steps, letting promise callbacks run in between. */
  async advanceGently(ms: number, stepMs = 10): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      this.advance(Math.min(stepMs, left));
      await flushMicrotasks();
    }
  }
}

/** Lets the promise callbacks that are due run, and those they cause, to a depth of `rounds`. */
export async function flushMicrotasks(rounds = 40): Promise<void> {
  for (let round = 0; round < rounds; round++) await null;
}
