import type { ArrivingBody } from './arriving-body.ts';

/** The bytes of a request, for as long as an attempt may need them. A stream outlives them by minutes. */
export class RequestBody {
  /** What follows the bytes that are held, while it still arrives; null of a body that came whole. */
  readonly arriving: ArrivingBody | null;
  readonly #heldLength: number;
  #bytes: Uint8Array | null;
  readonly #onRelease: (length: number) => void;

  /** @param onRelease called exactly once */
  constructor(
    bytes: Uint8Array,
    onRelease: (length: number) => void = () => {},
    arriving: ArrivingBody | null = null,
  ) {
    this.arriving = arriving;
    this.#heldLength = bytes.length;
    this.#bytes = bytes;
    this.#onRelease = onRelease;
  }

  /** In bytes, also after the release; of one that arrives, those that have come. */
  get length(): number {
    return this.#heldLength + (this.arriving?.arrivedBytes ?? 0);
  }

  /** Whether another attempt could send it. */
  get isRepeatable(): boolean {
    return this.arriving === null || this.arriving.arrivedBytes === 0;
  }

  /** Those that are held. Must not be read after `release`. */
  get bytes(): Uint8Array {
    if (this.#bytes === null) throw new Error('The body of this request was released.');
    return this.#bytes;
  }

  /** From now on no attempt can need the bytes. May be called again. */
  release(): void {
    if (this.#bytes === null) return;
    this.#bytes = null;
    this.#onRelease(this.#heldLength);
  }
}
