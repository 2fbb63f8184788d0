import { DELTAS_PER_STREAM, parseDeltaText, type StreamFixture } from '../upstream/fixtures.ts';

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

const EVENT_END = Buffer.from('\n\n');
const MAX_PARTIAL_BYTES = 64 * 1024;

/**
 * Checks every event of one stream: the right variant, positions 0 to 49 in order, then finish, usage if and
 * only if it was asked for, and `[DONE]`. An event equal to the expected bytes costs one comparison; any other
 * is parsed, so that a gateway that re-serialises is judged by what its events say.
 */
export class StreamVerifier {
  readonly #expected: readonly Buffer[];
  readonly #variant: number;
  readonly #asksForUsage: boolean;
  #position = 0;
  #partial: Buffer | null = null;
  #fault: StreamFaultKind | null = null;
  #isByteIdentical = true;

  constructor(fixture: StreamFixture, variant: number, asksForUsage: boolean) {
    this.#expected = [
      ...fixture.deltas,
      fixture.finish,
      ...(asksForUsage ? [fixture.usage] : []),
      fixture.done,
    ];
    this.#variant = variant;
    this.#asksForUsage = asksForUsage;
  }

  /** Whether every event so far was the upstream's bytes, unchanged. */
  get isByteIdentical(): boolean {
    return this.#isByteIdentical;
  }

  /** Content and finish events accepted so far. */
  get chunkCount(): number {
    return Math.min(this.#position, DELTAS_PER_STREAM + 1);
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
    if (this.#fault === null && (this.#position < this.#expected.length || this.#partial !== null)) {
      this.#fault = 'incomplete';
    }
    return this.#fault;
  }

  #read(buffer: Buffer, start: number, end: number): void {
    let offset = start;
    while (offset < end && this.#fault === null) {
      const expected = this.#expected[this.#position];
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
    this.#fault = this.#faultOf(data);
    if (this.#fault === null) this.#position += 1;
  }

  #faultOf(data: string): StreamFaultKind | null {
    const usageAt = this.#asksForUsage ? DELTAS_PER_STREAM + 1 : -1;
    const doneAt = this.#expected.length - 1;
    if (data === '[DONE]') return this.#position === doneAt ? null : 'chunk_missing';
    const event = parseEvent(data);
    if (event === null) return 'malformed_event';
    if (event.error !== undefined) return 'error_event';
    const choice = event.choices?.[0];
    if (choice === undefined) {
      if (event.usage == null) return 'unexpected_event';
      return this.#position === usageAt ? null : 'unexpected_usage';
    }
    const delta = parseDeltaText(choice.delta?.content);
    if (delta === null) {
      if (choice.finish_reason !== 'stop') return 'unexpected_event';
      return this.#position === DELTAS_PER_STREAM ? null : 'chunk_missing';
    }
    if (delta.variant !== this.#variant) return 'wrong_stream';
    if (delta.index === this.#position) return null;
    return delta.index > this.#position ? 'chunk_missing' : 'chunk_repeated';
  }
}

interface ChunkEvent {
  readonly error?: unknown;
  readonly usage?: unknown;
  readonly choices?: readonly {
    readonly delta?: { readonly content?: unknown };
    readonly finish_reason?: unknown;
  }[];
}

function parseEvent(data: string): ChunkEvent | null {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function startsWith(buffer: Buffer, start: number, end: number, expected: Buffer): boolean {
  return (
    end - start >= expected.length &&
    buffer.compare(expected, 0, expected.length, start, start + expected.length) === 0
  );
}
