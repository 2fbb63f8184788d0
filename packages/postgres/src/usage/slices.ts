import { setImmediate } from 'node:timers/promises';

/** How long the thread works before it looks after requests. */
const SLICE_MS = 1.5;

/** Long work in slices: gives the thread to others when it was taken for long enough. All that share it take turns. */
export class Slices {
  #sinceMs = performance.now();
  /** Of whoever waits last: in one turn of the event loop, one goes on. */
  #turn: Promise<void> = Promise.resolve();

  /** Undefined while there is time left: then there is nothing to wait for. */
  next(): Promise<void> | undefined {
    return performance.now() - this.#sinceMs < SLICE_MS ? undefined : this.#pause();
  }

  #pause(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await setImmediate();
      this.#sinceMs = performance.now();
    });
    return this.#turn;
  }
}
