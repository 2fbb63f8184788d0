import { Readable } from 'node:stream';
import type { ArrivingBody, BodySink } from '@weir/domain/inference';

/** What waits for the upstream, so that its connection is never idle while the client sends. */
const WAITING_BYTES = 64 * 1024;

/** A request that goes to an upstream while it arrives from the client: what is held of it, then the rest as it comes. */
export class PassedUpload extends Readable implements BodySink {
  /** In bytes; null when the client did not declare it. */
  readonly length: number | null;
  readonly #held: Uint8Array[];
  readonly #arriving: ArrivingBody;
  #isOpen = false;

  constructor(held: readonly Uint8Array[], arriving: ArrivingBody) {
    super({ highWaterMark: WAITING_BYTES });
    this.#held = [...held];
    this.#arriving = arriving;
    const { declaredBytes } = arriving;
    this.length =
      declaredBytes === null ? null : held.reduce((sum, { length }) => sum + length, declaredBytes);
    // Its exchange tells what failed.
    this.on('error', () => {});
  }

  override _read(): void {
    for (const part of this.#held.splice(0)) this.push(part);
    if (this.#isOpen) this.#arriving.resume();
    else {
      this.#isOpen = true;
      this.#arriving.open(this);
    }
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#held.length = 0;
    this.#arriving.close(this);
    done(error);
  }

  chunk(bytes: Uint8Array): boolean {
    return this.push(bytes);
  }

  end(): void {
    this.push(null);
  }
}
