/** Length and checksums of a frame with nothing in it. */
const MIN_FRAME_BYTES = 16;
/** More than any event of an answer. AWS allows itself 24 MiB in all. */
export const MAX_FRAME_BYTES = 16 * 1024 * 1024;
const LENGTH_BYTES = 4;

/** Finds the frames of an AWS event stream in its bytes, whatever their chunks. Each begins with its own length, big-endian. */
export class FrameSplitter {
  #parts: Uint8Array[] = [];
  #bytes = 0;
  /** Of the frame that has begun; null as long as it is not known. */
  #frameBytes: number | null = null;

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#parts.push(chunk);
    this.#bytes += chunk.length;
  }

  /** Whether no frame has begun. */
  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  /** The next whole frame; null when more bytes are needed. Throws RangeError for a length that no frame has. */
  next(): Uint8Array | null {
    if (this.#bytes < LENGTH_BYTES) return null;
    this.#frameBytes ??= this.#readLength();
    if (this.#bytes < this.#frameBytes) return null;
    const bytes = this.#joined();
    const frame = bytes.subarray(0, this.#frameBytes);
    const rest = bytes.subarray(this.#frameBytes);
    this.#parts = rest.length === 0 ? [] : [rest];
    this.#bytes = rest.length;
    this.#frameBytes = null;
    return frame;
  }

  #readLength(): number {
    const bytes = this.#parts[0]!.length < LENGTH_BYTES ? this.#joined() : this.#parts[0]!;
    this.#parts[0] = bytes;
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    if (length < MIN_FRAME_BYTES || length > MAX_FRAME_BYTES) {
      throw new RangeError(`A frame of ${length} bytes.`);
    }
    return length;
  }

  #joined(): Uint8Array {
    if (this.#parts.length > 1) this.#parts = [Buffer.concat(this.#parts, this.#bytes)];
    return this.#parts[0]!;
  }
}
