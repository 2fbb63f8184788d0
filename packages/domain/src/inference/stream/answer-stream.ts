import type { ErrorWords, StreamState } from './stream-state.ts';

/** The content type of a stream that Weir answers. */
export const EVENT_STREAM = 'text/event-stream; charset=utf-8';

/** Where the chunks of an upstream's stream go: to a client that speaks the same API, or through a translation. */
export interface AnswerStream {
  readonly state: StreamState;
  /** The data of the last event, for dialects that number their events. */
  readonly lastEvent: string | null;
  /** When the upstream last sent something of an event. Null before that: comments are silence. */
  readonly heardUs: number | null;
  /** Whether the client is between two events, so that a comment may be inserted. */
  readonly betweenEvents: boolean;
  /** UTF-8 bytes of what the upstream generated: text, reasoning, tool calls. */
  readonly generatedBytes: number;
  /** Bytes that the client gets on `release`. */
  readonly tailBytes: number;
  push(chunk: Uint8Array, nowUs: number): void;
  /** The upstream has ended. An unterminated last event still counts. The result says whether the stream was finished. */
  endInput(nowUs: number): 'finished' | 'unfinished' | 'rejected';
  /** The settlement is durable: the client may have the end. */
  release(): void;
}

/** What a stream reports. */
export interface AnswerStreamListener {
  /** Bytes for the client. */
  pass(bytes: Uint8Array): void;
  /** An error event that was not passed on. Nothing follows. */
  rejected(words: ErrorWords): void;
  /** The observer threw: reported once. */
  observerFailed(error: unknown): void;
}
