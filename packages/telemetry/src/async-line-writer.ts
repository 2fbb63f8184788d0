import { write, writeSync } from 'node:fs';

const RETRY_MS = 5;
const MAX_RETRIES = 200;
/** Each write wakes a thread and the reader, which costs many times what a line does. */
const GATHER_MS = 20;

/**
 * Writes lines to a file descriptor without blocking the event loop. A line that comes alone is written at once. Lines that
 * follow within {@link GATHER_MS} of a write, or during it, go out together in the next. Lines that cannot be written, or exceed the limit, are dropped: nothing else is disturbed.
 *
 * Not pino's own destination: its synchronous flush (sonic-boom 4.2) retries forever once the reader has gone (EPIPE) or
 * the disk is full, and the process would never end.
 */
export class AsyncLineWriter {
  readonly #fd: number;
  readonly #maxWaiting: number;
  #waiting = '';
  #writing = false;

  /** `maxWaiting` is in UTF-16 code units. */
  constructor(fd: number, maxWaiting: number) {
    this.#fd = fd;
    this.#maxWaiting = maxWaiting;
  }

  write(line: string): void {
    if (this.#waiting.length + line.length > this.#maxWaiting) return;
    this.#waiting += line;
    if (!this.#writing) this.#writeWaiting();
  }

  /** Writes what waits before it returns, for up to about a second when the reader is slow. Never throws. */
  flush(): void {
    let rest: Uint8Array = Buffer.from(this.#waiting);
    this.#waiting = '';
    for (let retries = 0; rest.length > 0 && retries < MAX_RETRIES; ) {
      try {
        rest = rest.subarray(writeSync(this.#fd, rest));
      } catch (error) {
        if (!isBusy(error)) return;
        retries++;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
      }
    }
  }

  #writeWaiting(): void {
    const lines = Buffer.from(this.#waiting);
    this.#waiting = '';
    this.#writing = true;
    this.#writeAll(lines);
  }

  readonly #afterGathering = (): void => {
    this.#writing = false;
    if (this.#waiting !== '') this.#writeWaiting();
  };

  #writeAll(bytes: Uint8Array): void {
    write(this.#fd, bytes, (error, written) => {
      if (isBusy(error)) {
        setTimeout(() => this.#writeAll(bytes), RETRY_MS).unref();
      } else if (error === null && written < bytes.length) {
        this.#writeAll(bytes.subarray(written));
      } else {
        setTimeout(this.#afterGathering, GATHER_MS).unref();
      }
    });
  }
}

/** A pipe in non-blocking mode whose reader is slow. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
