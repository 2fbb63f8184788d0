import type { TokenUsage } from '../../usage/usage-record.ts';
import type { AnswerStream, AnswerStreamListener } from './answer-stream.ts';
import type { ChatDelta } from './chat-delta.ts';
import { MAX_EVENT_BYTES } from './event-outline.ts';
import { HeldBytes } from './held-bytes.ts';
import { isSilence, SseObserver } from './sse-observer.ts';
import {
  type EventReader,
  isFinished,
  newStreamState,
  observe,
  type StreamEvent,
  type StreamState,
} from './stream-state.ts';

/** Writes the events of one answer in the client's dialect. */
export interface EventWriter {
  /**
   * The events of these pieces, complete with their line ends; empty when there is nothing to say yet. A finish is kept for
   * `end`, because the usage comes behind it.
   *
   * @param usage what is known of it so far
   */
  events(deltas: readonly ChatDelta[], usage: TokenUsage | null): string;
  /**
   * The last events. The client gets them when the settlement is durable. There may have been no finish: a terminal event is
   * one as well.
   */
  end(usage: TokenUsage | null): string;
}

/** What the translator reports. It rejects every error event: the client gets the error in its own dialect. */
export interface TranslatorListener extends AnswerStreamListener {
  /** An event cannot be translated. Nothing follows. */
  untranslatable(why: 'malformed' | 'too large'): void;
}

/** What is held until the first token is a few small events. Beyond that it passes. */
const MAX_BEGINNING_LENGTH = 64 * 1024;
/** In events that were written here, whose data is one line. */
const LAST_DATA = /(?:^|\n)data: ([^\n]*)\n+$/;
const NO_DELTAS: readonly ChatDelta[] = [];
const NOTHING = new Uint8Array(0);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Reads the events of an upstream's stream and writes those of another dialect, as many as one read brings in one write. Held
 * back are: an incomplete event, what comes before the first token or finish, and the end (until `release`). Comments are
 * dropped.
 *
 * See SPEC.md beside this file for the invariants.
 */
export class StreamTranslator implements AnswerStream {
  readonly state: StreamState = newStreamState();
  heardUs: number | null = null;
  /** Only whole events are written. */
  readonly betweenEvents = true;
  readonly #reader: EventReader;
  readonly #writer: EventWriter;
  readonly #listener: TranslatorListener;
  readonly #observer = new SseObserver();
  /** The beginning of an incomplete event. */
  readonly #held = new HeldBytes();
  /** Events for the client that wait for the end of the read, or for the first token. */
  #pending = '';
  /** Whether a token or a finish was read, so that the client may have the beginning. */
  #begun = false;
  #lastPassed: Uint8Array = NOTHING;
  #tail: Uint8Array = NOTHING;
  /** But for `open`, nothing more is read. */
  #phase: 'open' | 'finished' | 'rejected' = 'open';

  constructor(reader: EventReader, writer: EventWriter, listener: TranslatorListener) {
    this.#reader = reader;
    this.#writer = writer;
    this.#listener = listener;
  }

  /** Of what the client was sent, not of what was read: its dialect may number its events. */
  get lastEvent(): string | null {
    return LAST_DATA.exec(decoder.decode(this.#lastPassed))?.[1] ?? null;
  }

  get generatedBytes(): number {
    return this.#reader.generatedBytes;
  }

  get tailBytes(): number {
    return this.#tail.length;
  }

  push(chunk: Uint8Array, nowUs: number): void {
    if (this.#phase !== 'open') return;
    let from: number = this.#observer.beginChunk(chunk);
    for (;;) {
      const end = this.#observer.nextEventEnd(chunk, from);
      if (end === -1) break;
      if (this.#held.length + end - from > MAX_EVENT_BYTES) {
        this.#refuse('too large');
        return;
      }
      const event = this.#held.followedBy(chunk.subarray(from, end));
      this.#held.drop();
      if (!this.#translate(event, nowUs, true)) return;
      if (this.state.terminal) {
        this.#flush();
        this.#finish();
        return;
      }
      from = end;
    }
    this.#flush();
    if (from < chunk.length) this.#keepRest(chunk.subarray(from), nowUs);
  }

  endInput(nowUs: number): 'finished' | 'unfinished' | 'rejected' {
    if (this.#phase === 'open') {
      if (this.#held.length > 0) this.#translate(this.#held.take(), nowUs, false);
      if (this.#phase === 'open' && isFinished(this.state)) this.#finish();
    }
    if (this.#phase === 'rejected') return 'rejected';
    return this.#phase === 'finished' ? 'finished' : 'unfinished';
  }

  release(): void {
    const tail = this.#tail;
    this.#tail = NOTHING;
    this.#pass(tail);
  }

  /**
   * False when nothing more is to be read.
   *
   * @param isWhole false for an event that the upstream did not end: half of one is nothing
   */
  #translate(bytes: Uint8Array, nowUs: number, isWhole: boolean): boolean {
    try {
      const data = this.#observer.readData(bytes);
      if (data === null) return true;
      this.heardUs = nowUs;
      const event = this.#reader.read(data);
      observe(this.state, event, nowUs);
      if (event.kind === 'error') {
        this.#flush();
        this.#phase = 'rejected';
        this.#listener.rejected(event.words);
        return false;
      }
      if (event.kind === 'token' || event.kind === 'chunk') {
        this.#pending += this.#writer.events(event.deltas ?? NO_DELTAS, this.state.usage);
        this.#begun ||= begins(event) || this.#pending.length > MAX_BEGINNING_LENGTH;
      }
      return true;
    } catch (error) {
      const isJson = !(error instanceof SyntaxError);
      if (!isJson && !isWhole) return false;
      // What is not JSON is the upstream's fault; anything else is Weir's.
      if (isJson) this.#listener.observerFailed(error);
      this.#refuse('malformed');
      return false;
    }
  }

  /** Passing such an event over would be a gap in the answer that nobody sees. */
  #refuse(why: 'malformed' | 'too large'): void {
    this.#flush();
    this.#held.drop();
    this.#phase = 'rejected';
    this.#listener.untranslatable(why);
  }

  #finish(): void {
    try {
      this.#tail = encoder.encode(this.#pending + this.#writer.end(this.state.usage));
      this.#pending = '';
      this.#phase = 'finished';
    } catch (error) {
      this.#listener.observerFailed(error);
      this.#refuse('malformed');
    }
  }

  #flush(): void {
    if (!this.#begun || this.#pending === '') return;
    const bytes = encoder.encode(this.#pending);
    this.#pending = '';
    this.#pass(bytes);
  }

  #pass(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#lastPassed = bytes;
    this.#listener.pass(bytes);
  }

  #keepRest(rest: Uint8Array, nowUs: number): void {
    if (this.#held.length + rest.length > MAX_EVENT_BYTES) {
      this.#refuse('too large');
      return;
    }
    this.#held.append(rest, MAX_EVENT_BYTES);
    if (!isSilence(this.#held.view()[0]!)) this.heardUs = nowUs;
  }
}

function begins(event: Extract<StreamEvent, { kind: 'token' | 'chunk' }>): boolean {
  return event.kind === 'token' || event.carriesToken || event.finishReason !== null;
}
