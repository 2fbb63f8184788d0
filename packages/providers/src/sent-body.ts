/** The body of a large request on its way out. undici refers to it until the answer has ended, so it can be emptied before. */
export class SentBody implements Iterable<Uint8Array> {
  /** In bytes. */
  readonly length: number;
  #parts: readonly Uint8Array[];

  constructor(parts: readonly Uint8Array[], length: number) {
    this.#parts = parts;
    this.length = length;
  }

  /** From the beginning each time: it may be sent once more. */
  [Symbol.iterator](): Iterator<Uint8Array> {
    return this.#parts[Symbol.iterator]();
  }

  /** It will not be sent once more. A sending in progress goes on. */
  release(): void {
    this.#parts = [];
  }
}
