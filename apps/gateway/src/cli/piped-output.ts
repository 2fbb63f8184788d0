import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Standard output whose reader may leave at any moment, as `head` does: then the rest is not printed, without an error. */
export class PipedOutput {
  readonly #stream: Writable;
  #readerGone = false;
  #failure: Error | null = null;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') this.#readerGone = true;
      else this.#failure = error;
    });
  }

  /**
   * Prints the line and waits for room for the next one. False once the reader has left.
   * @throws when the output cannot be written, e.g. to a full disk.
   */
  async print(line: string): Promise<boolean> {
    if (this.#isOpen() && !this.#stream.write(`${line}\n`)) {
      const settled = new AbortController();
      const { signal } = settled;
      const events = [once(this.#stream, 'drain', { signal }), once(this.#stream, 'close', { signal })];
      await Promise.race(events).catch(() => undefined);
      settled.abort();
      await Promise.allSettled(events);
    }
    return this.#isOpen();
  }

  /** Waits until everything printed has been handed to the system. */
  async flush(): Promise<void> {
    if (this.#isOpen()) await new Promise<void>((resolve) => this.#stream.write('', () => resolve()));
    this.#isOpen();
  }

  #isOpen(): boolean {
    if (this.#failure !== null) throw this.#failure;
    return !this.#readerGone && this.#stream.writable;
  }
}
