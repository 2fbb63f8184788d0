/** The bytes of a request, for as long as an attempt may need them. A stream outlives them by minutes. */
export class RequestBody {
  /** In bytes, also after the release. */
  readonly length: number;
  #bytes: Uint8Array | null;
  readonly #onRelease: (length: number) => void;

  /** @param onRelease called exactly once */
  constructor(bytes: Uint8Array, onRelease: (length: number) => void = () => {}) {
    this.length = bytes.length;
    this.#bytes = bytes;
    this.#onRelease = onRelease;
  }

  /** Must not be read after `release`. */
  get bytes(): Uint8Array {
    if (this.#bytes === null) throw new Error('The body of this request was released.');
    return this.#bytes;
  }

  /** From now on no attempt can need the bytes. May be called again. */
  release(): void {
    if (this.#bytes === null) return;
    this.#bytes = null;
    this.#onRelease(this.length);
  }
}
