import { setImmediate } from 'node:timers/promises';

/** How long the thread works before it looks after requests. */
const SLICE_MS = 1.5;

/** Long work in slices: gives the thread to others when it was taken for long enough. */
export class Slices {
  #sinceMs = performance.now();

  /** Undefined while there is time left: then there is nothing to wait for. */
  next(): Promise<void> | undefined {
    return performance.now() - this.#sinceMs < SLICE_MS ? undefined : this.#pause();
  }

  async #pause(): Promise<void> {
    await setImmediate();
    this.#sinceMs = performance.now();
  }
}
