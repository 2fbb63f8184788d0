import type { LoadTally } from './load-tally.ts';

/** A running load. */
export interface LoadRun {
  readonly tally: LoadTally;
  /** Opens the connections and begins to send. */
  start(): Promise<void>;
  /** Sends nothing more, waits for the answers still due (bounded; what is late counts as failed) and closes. */
  drain(): Promise<void>;
}

/** How long answers may take after the last request of a run. */
export const DRAIN_TIMEOUT_MS = 20_000;

/** Resolves when `isDone` or the deadline came; looks every 5 ms. */
export async function pollUntil(isDone: () => boolean, timeoutMs: number): Promise<boolean> {
  const deadlineMs = performance.now() + timeoutMs;
  while (!isDone()) {
    if (performance.now() >= deadlineMs) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}
