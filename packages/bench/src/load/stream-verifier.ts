/** Why a stream was refused. The first fault of a stream counts. */
export type StreamFaultKind =
  | 'chunk_missing'
  | 'chunk_repeated'
  | 'wrong_stream'
  | 'unexpected_event'
  | 'unexpected_usage'
  | 'error_event'
  | 'malformed_event'
  | 'after_done'
  | 'incomplete';

/** The events a client expects of one stream, and how it reads those that say the same in other bytes. */
export interface ExpectedStream {
  readonly events: readonly Buffer[];
  /** Content and finish events among the first `position` ones. */
  chunksAmong(position: number): number;
  /** Of an event that is allowed at `position`, besides the one that is expected there. */
  allows(data: string, position: number): boolean;
  /** What is wrong with an event at `position` that has this data; null if it says what is expected there. */
  faultOf(data: string, position: number): StreamFaultKind | null;
}

const EVENT_END = Buffer.from('\n\n');
const MAX_PARTIAL_BYTES = 64 * 1024;

/**
 * Checks every event of one stream, in order. An event equal to the expected bytes costs one comparison; any other
 * is parsed, so that a gateway that re-serialises is judged by what its events say.
 */
export class StreamVerifier {
  readonly #stream: ExpectedStream;
  #position = 0;
  #partial: Buffer | null = null;
  #fault: StreamFaultKind | null = null;
  #isByteIdentical = true;

  constructor(stream: ExpectedStream) {
    this.#stream = stream;
  }

  /** Whether every event so far was the upstream's bytes, unchanged. */
  get isByteIdentical(): boolean {
    return this.#isByteIdentical;
  }

  /** Content and finish events accepted so far. */
  get chunkCount(): number {
    return this.#stream.chunksAmong(this.#position);
  }

  get fault(): StreamFaultKind | null {
    return this.#fault;
  }

  /** Reads `buffer[start, end)` of the SSE body. */
  feed(buffer: Buffer, start: number, end: number): void {
    if (this.#partial !== null) {
      const joined = Buffer.concat([this.#partial, buffer.subarray(start, end)]);
      this.#partial = null;
      this.#read(joined, 0, joined.length);
    } else {
      this.#read(buffer, start, end);
    }
  }

  /** Tells the verifier that the body ended; returns the verdict. */
  finish(): StreamFaultKind | null {
    if (this.#fault === null && (this.#position < this.#stream.events.length || this.#partial !== null)) {
      this.#fault = 'incomplete';
    }
    return this.#fault;
  }

  #read(buffer: Buffer, start: number, end: number): void {
    let offset = start;
    while (offset < end && this.#fault === null) {
      const expected = this.#stream.events[this.#position];
      if (expected === undefined) {
        this.#fault = 'after_done';
      } else if (startsWith(buffer, offset, end, expected)) {
        this.#position += 1;
        offset += expected.length;
      } else {
        offset = this.#readOther(buffer, offset, end);
      }
    }
  }

  #readOther(buffer: Buffer, start: number, end: number): number {
    const at = buffer.subarray(start, end).indexOf(EVENT_END);
    if (at === -1) {
      if (end - start > MAX_PARTIAL_BYTES) this.#fault = 'malformed_event';
      else this.#partial = Buffer.from(buffer.subarray(start, end));
      return end;
    }
    this.#judge(buffer.toString('utf8', start, start + at));
    return start + at + EVENT_END.length;
  }

  #judge(event: string): void {
    const data = event
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trimStart())
      .join('\n');
    if (data === '') return; // a comment or keep-alive: allowed between events
    this.#isByteIdentical = false;
    if (this.#stream.allows(data, this.#position)) return;
    this.#fault = this.#stream.faultOf(data, this.#position);
    if (this.#fault === null) this.#position += 1;
  }
}

function startsWith(buffer: Buffer, start: number, end: number, expected: Buffer): boolean {
  return (
    end - start >= expected.length &&
    buffer.compare(expected, 0, expected.length, start, start + expected.length) === 0
  );
}
