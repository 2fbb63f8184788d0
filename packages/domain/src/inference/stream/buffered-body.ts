/** The largest answer that is not a stream. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Collects an answer that is not a stream: the client gets nothing until it is complete and settled. */
export class BufferedBody {
  readonly contentType: string;
  #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(contentType: string) {
    this.contentType = contentType;
  }

  get length(): number {
    return this.#length;
  }

  /** False when the answer is larger than {@link MAX_BODY_BYTES}; then it is dropped. */
  push(chunk: Uint8Array): boolean {
    this.#length += chunk.length;
    if (this.#length > MAX_BODY_BYTES) {
      this.#chunks = [];
      return false;
    }
    this.#chunks.push(chunk);
    return true;
  }

  bytes(): Uint8Array {
    if (this.#chunks.length !== 1) {
      const whole = new Uint8Array(this.#length);
      let at = 0;
      for (const chunk of this.#chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      this.#chunks = [whole];
    }
    return this.#chunks[0]!;
  }
}
