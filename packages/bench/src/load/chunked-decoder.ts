/** Receives the decoded bytes, as a range of the buffer that was fed: valid only during the call. */
export interface BytesSink {
  body(buffer: Buffer, start: number, end: number): void;
}

const SIZE = 0;
const EXTENSION = 1;
const SIZE_LF = 2;
const DATA = 3;
const DATA_CR = 4;
const DATA_LF = 5;
const TRAILER_START = 6;
const TRAILER = 7;
const TRAILER_LF = 8;
const LAST_LF = 9;
const DONE = 10;

const CR = 13;
const LF = 10;
const MAX_SIZE_DIGITS = 7;

/**
 * HTTP/1.1 chunked transfer coding (RFC 9112 § 7.1) for any split of the bytes, without copying. Extensions
 * and trailers are skipped. Throws on malformed framing.
 */
export class ChunkedDecoder {
  #state = SIZE;
  #size = 0;
  #digits = 0;

  get done(): boolean {
    return this.#state === DONE;
  }

  reset(): void {
    this.#state = SIZE;
    this.#size = 0;
    this.#digits = 0;
  }

  /** Decodes `buffer[start, end)` and returns the offset behind the last byte that belonged to the body. */
  decode(buffer: Buffer, start: number, end: number, sink: BytesSink): number {
    let offset = start;
    while (offset < end && this.#state !== DONE) {
      if (this.#state === DATA) {
        const dataEnd = Math.min(end, offset + this.#size);
        this.#size -= dataEnd - offset;
        if (this.#size === 0) this.#state = DATA_CR;
        sink.body(buffer, offset, dataEnd);
        offset = dataEnd;
      } else {
        this.#framing(buffer[offset]!);
        offset += 1;
      }
    }
    return offset;
  }

  #framing(byte: number): void {
    switch (this.#state) {
      case SIZE:
        if (byte === CR) this.#state = this.#sized(SIZE_LF);
        else if (byte === 0x3b || byte === 0x20 || byte === 0x09) this.#state = this.#sized(EXTENSION);
        else this.#digit(byte);
        return;
      case EXTENSION:
        if (byte === CR) this.#state = SIZE_LF;
        return;
      case SIZE_LF:
        this.#expect(byte, LF);
        this.#state = this.#size === 0 ? TRAILER_START : DATA;
        this.#digits = 0;
        return;
      case DATA_CR:
        this.#expect(byte, CR);
        this.#state = DATA_LF;
        return;
      case DATA_LF:
        this.#expect(byte, LF);
        this.#state = SIZE;
        return;
      case TRAILER_START:
        this.#state = byte === CR ? LAST_LF : TRAILER;
        return;
      case TRAILER:
        if (byte === CR) this.#state = TRAILER_LF;
        return;
      case TRAILER_LF:
        this.#expect(byte, LF);
        this.#state = TRAILER_START;
        return;
      default:
        this.#expect(byte, LF);
        this.#state = DONE;
    }
  }

  #sized(next: number): number {
    if (this.#digits === 0) throw new Error('chunk without a size');
    return next;
  }

  #digit(byte: number): void {
    const value = hexValue(byte);
    this.#digits += 1;
    if (value < 0 || this.#digits > MAX_SIZE_DIGITS) throw new Error('malformed chunk size');
    this.#size = this.#size * 16 + value;
  }

  #expect(byte: number, expected: number): void {
    if (byte !== expected) throw new Error('malformed chunk framing');
  }
}

function hexValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
