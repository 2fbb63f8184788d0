const NOTHING = new Uint8Array(0);
const FIRST_CAPACITY = 512;
/** A larger buffer is freed once its bytes have gone. */
const MAX_REUSED_BYTES = 64 * 1024;

/** Bytes that come in pieces and go as one; its buffer is used again. */
export class HeldBytes {
  length = 0;
  #buffer: Uint8Array = NOTHING;

  /** @param limit the most bytes that will be held: the buffer grows no larger */
  append(bytes: Uint8Array, limit: number): void {
    const needed = this.length + bytes.length;
    if (needed > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(needed, Math.min(2 * needed, limit), FIRST_CAPACITY));
      grown.set(this.view());
      this.#buffer = grown;
    }
    this.#buffer.set(bytes, this.length);
    this.length = needed;
  }

  /** Not a copy: valid until the next change. */
  view(): Uint8Array {
    return this.#buffer.subarray(0, this.length);
  }

  /** These bytes behind those that are held: a copy unless nothing is held. */
  followedBy(bytes: Uint8Array): Uint8Array {
    if (this.length === 0) return bytes;
    const joined = new Uint8Array(this.length + bytes.length);
    joined.set(this.view());
    joined.set(bytes, this.length);
    return joined;
  }

  /** What is held, for good: a socket may keep it, so it is no part of a buffer that is used again. */
  take(): Uint8Array {
    const isReused = this.#buffer.length <= MAX_REUSED_BYTES;
    const taken = isReused ? this.#buffer.slice(0, this.length) : this.view();
    this.drop();
    return taken;
  }

  drop(): void {
    this.length = 0;
    if (this.#buffer.length > MAX_REUSED_BYTES) this.#buffer = NOTHING;
  }
}
