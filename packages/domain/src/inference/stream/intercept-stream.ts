import { MAX_LAST_EVENT_BYTES, MAX_OBSERVED_EVENT_BYTES, SseObserver } from './sse-observer.ts';
import {
  type ErrorWords,
  type EventReader,
  isFinished,
  newStreamState,
  observe,
  type StreamState,
} from './stream-state.ts';

/** Bytes held with the terminal event until the settlement is durable. They carry no data; the rest is dropped. */
const MAX_TAIL_BYTES = 64 * 1024;

/** Bytes of a large event that suffice to recognise it. */
const MAX_BEGINNING_BYTES = 128;

const NOTHING = new Uint8Array(0);
const decoder = new TextDecoder('latin1');

/** What the interceptor reports. */
export interface InterceptorListener {
  /** Bytes for the client. */
  pass(bytes: Uint8Array): void;
  /** An error event that was not passed on: the first event, or one cut short by the end. Nothing follows. */
  rejected(words: ErrorWords): void;
  /** The observer threw: reported once; the stream continues. */
  observerFailed(error: unknown): void;
}

type Verdict = 'pass' | 'drop' | 'terminal' | 'reject' | Uint8Array;

/**
 * Passes a stream's bytes on unchanged, in order and in as few writes as they came in, and observes the events. Three
 * things are held back: an incomplete event (up to {@link MAX_OBSERVED_EVENT_BYTES}), the usage event that only Weir
 * asked for (never passed on), and the terminal event with what follows it (until `release`).
 *
 * See SPEC.md beside this file for the states and invariants.
 */
export class StreamInterceptor {
  readonly state: StreamState = newStreamState();
  /** The data of the last event that was read. */
  lastEvent: string | null = null;
  readonly #reader: EventReader;
  readonly #listener: InterceptorListener;
  readonly #observer = new SseObserver();
  /** The beginning of an incomplete event. */
  #held: Uint8Array = NOTHING;
  #heldLength = 0;
  /** Inside an event that is too large to hold: its bytes pass as they come. */
  #oversized = false;
  /** Bytes of the current event that may be held. */
  #limit = MAX_OBSERVED_EVENT_BYTES;
  #tail: Uint8Array[] = [];
  #tailBytes = 0;
  #tailCut = false;
  #released = false;
  #rejection: ErrorWords | null = null;
  #lastEventPassed = true;
  #wroteAny = false;
  #observerFailed = false;

  constructor(reader: EventReader, listener: InterceptorListener) {
    this.#reader = reader;
    this.#listener = listener;
  }

  /** Whether the client is between two events, so that a comment may be inserted. */
  get betweenEvents(): boolean {
    return !this.#oversized;
  }

  /** Bytes of the terminal event and of what followed it. The client gets them on `release`. */
  get tailBytes(): number {
    return this.#tailBytes;
  }

  push(chunk: Uint8Array, nowUs: number): void {
    if (this.#rejection !== null) return;
    if (this.state.terminal) {
      this.#pushBehindTerminal(chunk);
      return;
    }
    let from: number = this.#observer.beginChunk(chunk);
    /** Start of the bytes that may go to the client but were not written yet. */
    let passFrom = this.#lastEventPassed ? 0 : from;
    for (;;) {
      const end = this.#observer.nextEventEnd(chunk, from);
      if (end === -1) break;
      const nothingPassed = !this.#wroteAny && passFrom === from;
      const verdict = this.#judge(chunk, from, end, nowUs, nothingPassed);
      this.#lastEventPassed = verdict !== 'drop';
      if (verdict === 'pass') {
        if (this.#heldLength > 0) this.#writeHeld();
      } else {
        if (passFrom < from) this.#write(chunk.subarray(passFrom, from));
        passFrom = end;
        if (verdict === 'reject') {
          this.#heldLength = 0;
          this.#listener.rejected(this.#rejection!);
          return;
        }
        if (verdict === 'terminal') {
          if (this.#heldLength > 0) this.#hold(this.#takeHeld());
          this.#hold(chunk.subarray(from, end));
          this.#pushBehindTerminal(chunk.subarray(end));
          return;
        }
        this.#heldLength = 0;
        if (verdict !== 'drop') this.#write(verdict);
      }
      from = end;
    }
    if (this.#oversized) {
      this.#write(chunk.subarray(passFrom));
      return;
    }
    if (passFrom < from)
      this.#write(passFrom === 0 && from === chunk.length ? chunk : chunk.subarray(passFrom, from));
    if (from < chunk.length) this.#keepRest(chunk, from);
  }

  /**
   * The upstream has ended. An unterminated last event still counts. The result says whether the stream was finished. If
   * it was not, held bytes are dropped, so that the client can be sent a complete error event.
   */
  endInput(nowUs: number): 'finished' | 'unfinished' | 'rejected' {
    if (this.#rejection === null && this.#heldLength > 0) {
      const rest = this.#takeHeld();
      const verdict = this.#observe(rest, nowUs, true);
      if (verdict === 'reject') this.#listener.rejected(this.#rejection!);
      else if (isFinished(this.state) && verdict !== 'drop')
        this.#hold(verdict instanceof Uint8Array ? verdict : rest);
    }
    if (this.#rejection !== null) return 'rejected';
    return isFinished(this.state) ? 'finished' : 'unfinished';
  }

  /** The settlement is durable: the client may have the terminal event. Later bytes pass straight through. */
  release(): void {
    this.#released = true;
    for (const bytes of this.#tail) this.#write(bytes);
    this.#tail = [];
    this.#tailBytes = 0;
  }

  #judge(chunk: Uint8Array, from: number, end: number, nowUs: number, nothingPassed: boolean): Verdict {
    const length = this.#heldLength + end - from;
    const isTooLarge = this.#oversized || this.#exceedsLimit(length, chunk, from);
    this.#limit = MAX_OBSERVED_EVENT_BYTES;
    if (isTooLarge) {
      // An event this large is not usage, a finish or the end. It counts as content.
      this.#oversized = false;
      this.#observer.skipEvent();
      observe(this.state, { kind: 'token' }, nowUs);
      return 'pass';
    }
    let bytes = chunk;
    if (this.#heldLength > 0) {
      bytes = new Uint8Array(length);
      bytes.set(this.#held.subarray(0, this.#heldLength));
      bytes.set(chunk.subarray(from, end), this.#heldLength);
    } else if (from > 0 || end < chunk.length) bytes = chunk.subarray(from, end);
    return this.#observe(bytes, nowUs, nothingPassed);
  }

  #observe(bytes: Uint8Array, nowUs: number, nothingPassed: boolean): Verdict {
    try {
      const data = this.#observer.readData(bytes);
      if (data === null) return 'pass';
      this.lastEvent = data;
      const event = this.#reader.read(data);
      observe(this.state, event, nowUs);
      switch (event.kind) {
        case 'error':
          if (nothingPassed) {
            this.#rejection = event.words;
            return 'reject';
          }
          return event.terminal ? 'terminal' : 'pass';
        case 'terminal':
          return 'terminal';
        case 'chunk':
          if (event.added === 'event') return 'drop';
          if (event.added === 'part') return this.#reader.cut(bytes, data);
          return event.terminal ? 'terminal' : 'pass';
        default:
          return 'pass';
      }
    } catch (error) {
      if (!this.#observerFailed) {
        this.#observerFailed = true;
        this.#listener.observerFailed(error);
      }
      return 'pass';
    }
  }

  #pushBehindTerminal(chunk: Uint8Array): void {
    if (chunk.length === 0 || this.#tailCut) return;
    if (this.#released) this.#write(chunk);
    else if (this.#tailBytes + chunk.length <= MAX_TAIL_BYTES) this.#hold(chunk);
    else this.#tailCut = true;
  }

  #hold(bytes: Uint8Array): void {
    this.#tail.push(bytes);
    this.#tailBytes += bytes.length;
  }

  #keepRest(chunk: Uint8Array, from: number): void {
    const needed = this.#heldLength + chunk.length - from;
    if (this.#exceedsLimit(needed, chunk, from)) {
      if (this.#heldLength > 0) this.#writeHeld();
      this.#write(chunk.subarray(from));
      this.#oversized = true;
      return;
    }
    if (needed > this.#held.length) {
      const grown = new Uint8Array(Math.max(needed, Math.min(2 * needed, this.#limit), 512));
      grown.set(this.#held.subarray(0, this.#heldLength));
      this.#held = grown;
    }
    this.#held.set(from === 0 ? chunk : chunk.subarray(from), this.#heldLength);
    this.#heldLength = needed;
  }

  /** `chunk` from `from` on continues what is held. Checks the kind of the event before giving it up. */
  #exceedsLimit(length: number, chunk: Uint8Array, from: number): boolean {
    if (length <= this.#limit) return false;
    if (this.#limit === MAX_LAST_EVENT_BYTES) return true;
    const held = this.#held.subarray(0, Math.min(this.#heldLength, MAX_BEGINNING_BYTES));
    const more = chunk.subarray(from, from + MAX_BEGINNING_BYTES - held.length);
    if (!this.#reader.endsStream(decoder.decode(held) + decoder.decode(more))) return true;
    this.#limit = MAX_LAST_EVENT_BYTES;
    return length > MAX_LAST_EVENT_BYTES;
  }

  #takeHeld(): Uint8Array {
    const held = this.#held.slice(0, this.#heldLength);
    this.#heldLength = 0;
    return held;
  }

  #writeHeld(): void {
    // A copy: the client's socket may keep the bytes, and this buffer is reused.
    this.#write(this.#takeHeld());
  }

  #write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#wroteAny = true;
    this.#listener.pass(bytes);
  }
}
