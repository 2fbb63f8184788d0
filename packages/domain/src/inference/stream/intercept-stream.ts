import type { AnswerStream, AnswerStreamListener } from './answer-stream.ts';
import { type EventOutline, MAX_EVENT_BYTES } from './event-outline.ts';
import { HeldBytes } from './held-bytes.ts';
import { scrubErrorEvent } from './scrub-error-event.ts';
import { isSilence, SseObserver } from './sse-observer.ts';
import {
  type ErrorWords,
  type EventReader,
  isFinished,
  newStreamState,
  observe,
  type StreamState,
} from './stream-state.ts';

/** An event up to this size is held until it is complete, and read as a whole. Of a larger one an outline is read. */
export const MAX_HELD_EVENT_BYTES = 64 * 1024;

/** Bytes held with the terminal event until the settlement is durable. They carry no data; the rest is dropped. */
const MAX_TAIL_BYTES = 64 * 1024;

/** Comments held until the first event. An upstream that sends one a second needs a tenth of it in five minutes. */
export const MAX_PRELUDE_BYTES = 64 * 1024;

/** Bytes of a large event that suffice to recognise it. */
const MAX_BEGINNING_BYTES = 128;

const NOTHING = new Uint8Array(0);
const decoder = new TextDecoder('latin1');

/** What the interceptor reports. It rejects the first event, or one cut short by the end; a later error event passes. */
export interface InterceptorListener extends AnswerStreamListener {
  /** The text of an error event without what the client must not see; the same text when there is nothing of it. */
  scrub(text: string): string;
}

/** `change`: `#changed` goes to the client instead. `wait`: a comment before the first event, or an event before the first token. */
type Verdict = 'pass' | 'change' | 'drop' | 'wait' | 'terminal' | 'reject';

/**
 * Passes a stream's bytes on unchanged, in order and in as few writes as they came in, and observes the events. Held
 * back are: an incomplete event (up to {@link MAX_HELD_EVENT_BYTES}; up to {@link MAX_EVENT_BYTES} if it is the first, the
 * last or an error), comments before the first event, where that is asked for all events before the first token, the usage event that only Weir asked for (never passed on), and
 * the terminal event with what follows it (until `release`).
 *
 * See SPEC.md beside this file for the states and invariants.
 */
export class StreamInterceptor implements AnswerStream {
  readonly state: StreamState = newStreamState();
  /** The data of the last event that was read. */
  lastEvent: string | null = null;
  /** When the upstream last sent something of an event. Null before that: comments are silence. */
  heardUs: number | null = null;
  readonly #reader: EventReader;
  readonly #listener: InterceptorListener;
  readonly #waitsForToken: boolean;
  readonly #observer = new SseObserver();
  /** The beginning of an incomplete event. */
  readonly #held = new HeldBytes();
  /** What large events say beyond their outlines. */
  #leftOutBytes = 0;
  /** Of the current event, once it is large. */
  #outline: EventOutline | null = null;
  /** Whether the current event is to be held as a whole although it is large. */
  #isHeldWhole = false;
  /** Whether the client has the beginning of the current event. */
  #flows = false;
  /** Comments before the first event; where the first token is waited for, events too. */
  readonly #prelude = new HeldBytes();
  #tail: Uint8Array[] = [];
  #tailBytes = 0;
  #tailCut = false;
  #released = false;
  #rejection: ErrorWords | null = null;
  /** What goes to the client in place of the event that was judged last. */
  #changed: Uint8Array | null = null;
  #lastVerdict: Verdict = 'pass';
  #wroteAny = false;
  #observerFailed = false;

  /** @param waitsForToken whether what comes before the first token or finish is held, up to {@link MAX_PRELUDE_BYTES} */
  constructor(reader: EventReader, listener: InterceptorListener, waitsForToken = false) {
    this.#reader = reader;
    this.#listener = listener;
    this.#waitsForToken = waitsForToken;
  }

  /** Whether the client is between two events, so that a comment may be inserted. */
  get betweenEvents(): boolean {
    return !this.#flows;
  }

  /** UTF-8 bytes of what the upstream generated: text, reasoning, tool calls. */
  get generatedBytes(): number {
    return this.#reader.generatedBytes + this.#leftOutBytes;
  }

  /** Bytes of the terminal event, of what followed it, and of comments. The client gets them on `release`. */
  get tailBytes(): number {
    return this.#prelude.length + this.#tailBytes;
  }

  push(chunk: Uint8Array, nowUs: number): void {
    if (this.#rejection !== null) return;
    if (this.state.terminal) {
      this.#pushBehindTerminal(chunk);
      return;
    }
    let from: number = this.#observer.beginChunk(chunk);
    // The LF of a CRLF that was split goes where its event went.
    if (from === 1 && this.#lastVerdict === 'wait') this.#wait(chunk.subarray(0, 1));
    /** Start of the bytes that may go to the client but were not written yet. */
    let passFrom = this.#lastVerdict === 'drop' || this.#lastVerdict === 'wait' ? from : 0;
    for (;;) {
      const end = this.#observer.nextEventEnd(chunk, from);
      if (end === -1) break;
      const nothingPassed = !this.#wroteAny && passFrom === from;
      const judged = this.#judge(chunk, from, end, nowUs, nothingPassed);
      const waits = this.#waitsForToken && nothingPassed && this.#mayWait(judged);
      const verdict = waits ? 'wait' : judged;
      this.#lastVerdict = verdict;
      if (verdict === 'pass') {
        if (this.#held.length > 0) this.#write(this.#held.take());
      } else {
        if (passFrom < from) this.#write(chunk.subarray(passFrom, from));
        passFrom = end;
        if (verdict === 'reject') {
          this.#held.drop();
          this.#listener.rejected(this.#rejection!);
          return;
        }
        if (verdict === 'terminal') {
          this.#hold(this.#changed ?? this.#held.followedBy(chunk.subarray(from, end)));
          this.#held.drop();
          this.#pushBehindTerminal(chunk.subarray(end));
          return;
        }
        if (verdict === 'wait') this.#wait(this.#changed ?? this.#held.followedBy(chunk.subarray(from, end)));
        else if (verdict === 'change') this.#write(this.#changed!);
        this.#held.drop();
      }
      from = end;
    }
    if (passFrom < from)
      this.#write(passFrom === 0 && from === chunk.length ? chunk : chunk.subarray(passFrom, from));
    if (from < chunk.length) this.#keepRest(from === 0 ? chunk : chunk.subarray(from), nowUs);
  }

  /**
   * The upstream has ended. An unterminated last event still counts. The result says whether the stream was finished. If
   * it was not, held bytes are dropped, so that the client can be sent a complete error event.
   */
  endInput(nowUs: number): 'finished' | 'unfinished' | 'rejected' {
    if (this.#rejection === null && (this.#held.length > 0 || this.#outline !== null)) {
      const rest = this.#held.take();
      const verdict =
        this.#outline === null
          ? this.#observe(this.#observer, rest, nowUs, true)
          : this.#observe(this.#outline, this.#isHeldWhole ? rest : null, nowUs, true);
      if (verdict === 'reject') this.#listener.rejected(this.#rejection!);
      else if (isFinished(this.state) && verdict !== 'drop') this.#hold(this.#changed ?? rest);
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

  /** Of the event that ends at `end`. */
  #judge(chunk: Uint8Array, from: number, end: number, nowUs: number, nothingPassed: boolean): Verdict {
    const rest = from > 0 || end < chunk.length ? chunk.subarray(from, end) : chunk;
    if (this.#outline === null && this.#held.length + rest.length <= MAX_HELD_EVENT_BYTES)
      return this.#observe(this.#observer, this.#held.followedBy(rest), nowUs, nothingPassed);
    const outline = this.#outlineWith(rest, nothingPassed);
    this.#outline = null;
    this.#flows = false;
    return this.#observe(outline, this.#isHeldWhole ? rest : null, nowUs, nothingPassed);
  }

  /**
   * @param source reads the data: the observer that of `bytes`, an outline that of a large event
   * @param bytes the event; of a large one the bytes behind those that are held, or null when the client has some of it
   */
  #observe(
    source: SseObserver | EventOutline,
    bytes: Uint8Array | null,
    nowUs: number,
    nothingPassed: boolean,
  ): Verdict {
    this.#changed = null;
    try {
      const isLarge = source !== this.#observer;
      if (isLarge && (source as EventOutline).isTooLarge) {
        // What cannot be read counts as content.
        this.heardUs = nowUs;
        this.#leftOutBytes += (source as EventOutline).leftOutBytes;
        observe(this.state, { kind: 'token' }, nowUs);
        return 'pass';
      }
      const data = source.readData(bytes ?? NOTHING);
      if (data === null) return nothingPassed ? 'wait' : 'pass';
      this.heardUs = nowUs;
      this.lastEvent = data;
      const event = this.#reader.read(data);
      observe(this.state, event, nowUs);
      if (isLarge && (event.kind === 'token' || (event.kind === 'chunk' && event.carriesToken)))
        this.#leftOutBytes += (source as EventOutline).leftOutBytes;
      switch (event.kind) {
        case 'error':
          if (nothingPassed) {
            this.#rejection = event.words;
            return 'reject';
          }
          if (bytes !== null) this.#scrub(isLarge ? this.#held.followedBy(bytes) : bytes);
          if (event.terminal) return 'terminal';
          return this.#changed === null ? 'pass' : 'change';
        case 'terminal':
          return 'terminal';
        case 'chunk':
          if (event.terminal) return 'terminal';
          if (isLarge || event.added === 'nothing') return 'pass';
          if (event.added === 'event') return 'drop';
          this.#changed = this.#reader.cut(bytes!, data);
          return 'change';
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

  #scrub(event: Uint8Array): void {
    const scrubbed = scrubErrorEvent(event, this.#observer.readData(event)!, (text) =>
      this.#listener.scrub(text),
    );
    if (scrubbed !== event) this.#changed = scrubbed;
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

  /** The beginning of an event, or the continuation of that. */
  #keepRest(rest: Uint8Array, nowUs: number): void {
    const needed = this.#held.length + rest.length;
    if (this.#outline !== null || needed > MAX_HELD_EVENT_BYTES) {
      this.heardUs = nowUs;
      this.#outlineWith(rest, !this.#wroteAny);
      if (this.#flows || !this.#isHeldWhole || needed > MAX_EVENT_BYTES) {
        this.#flows = true;
        this.#isHeldWhole = false;
        // In one piece: whoever ends the answer in between would end it behind what looks like an event.
        this.#write(this.#held.followedBy(rest));
        this.#held.drop();
        return;
      }
    }
    const limit = this.#outline === null ? MAX_HELD_EVENT_BYTES : MAX_EVENT_BYTES;
    this.#held.append(rest, limit);
    if (!isSilence(this.#held.view()[0]!)) this.heardUs = nowUs;
  }

  /** The outline of the current event, which is large, with what is held and these bytes behind it. */
  #outlineWith(rest: Uint8Array, nothingPassed: boolean): EventOutline {
    if (this.#outline === null) {
      const held = this.#held.view();
      this.#outline = this.#observer.beginOutline();
      this.#outline.push(held);
      const start = held.subarray(0, MAX_BEGINNING_BYTES);
      const more = rest.subarray(0, MAX_BEGINNING_BYTES - start.length);
      this.#isHeldWhole =
        nothingPassed || this.#reader.holdsWhole(decoder.decode(start) + decoder.decode(more));
    }
    this.#outline.push(rest);
    return this.#outline;
  }

  /** Whether an event that may pass says neither a token nor a finish, as far as the stream is read. */
  #mayWait(verdict: Verdict): boolean {
    if (verdict !== 'pass' && verdict !== 'change') return false;
    return this.state.firstTokenUs === null && this.state.finishReason === null;
  }

  /** What comes before the first event, or before the first token. Beyond the limit it passes. */
  #wait(bytes: Uint8Array): void {
    if (this.#wroteAny || this.#prelude.length + bytes.length > MAX_PRELUDE_BYTES) this.#write(bytes);
    else this.#prelude.append(bytes, MAX_PRELUDE_BYTES);
  }

  #write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#wroteAny = true;
    if (this.#prelude.length > 0) this.#listener.pass(this.#prelude.take());
    this.#listener.pass(bytes);
  }
}
