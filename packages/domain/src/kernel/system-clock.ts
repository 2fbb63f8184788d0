import type { Clock, Timer } from './clock.ts';

/** The longest delay the runtime's timers accept. A longer one would fire at once. */
const MAX_DELAY_MS = 2_147_483_647;

/** The machine's clocks. */
export class SystemClock implements Clock {
  nowMs(): number {
    return Date.now();
  }

  monotonicUs(): number {
    // Rounding down keeps the order of readings, since performance.now() never goes back.
    return Math.floor(performance.now() * 1000);
  }

  schedule(delayMs: number, callback: () => void): Timer {
    let handle: unknown;
    const arm = (leftMs: number) => {
      handle =
        leftMs > MAX_DELAY_MS
          ? setTimeout(() => arm(leftMs - MAX_DELAY_MS), MAX_DELAY_MS)
          : setTimeout(callback, leftMs);
      // Node's timers keep the process alive unless unref'd; other runtimes return plain numbers.
      (handle as { unref?: () => void }).unref?.();
    };
    arm(delayMs);
    return { cancel: () => clearTimeout(handle as never) };
  }
}
