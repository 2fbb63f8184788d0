import { LatencySummary } from '../../usage/latency-summary.ts';
import { mergeUsage } from '../../usage/merge-usage.ts';
import type { TokenUsage } from '../../usage/usage-record.ts';
import type { ChatDelta } from './chat-delta.ts';

/** JSON values by name. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The upstream's own error message; for the client only, never for logs. */
export interface ErrorWords {
  readonly message: string;
  readonly type: string | null;
  readonly code: string | number | null;
  readonly param: string | null;
  /** The error's further members, e.g. llama.cpp's `n_ctx`; null without any. */
  readonly details: ErrorDetails | null;
  /** The HTTP status in the error itself, if any. */
  readonly status: number | null;
}

/** What one event of a stream means, whatever its dialect. */
export type StreamEvent =
  /** Carries a piece of the answer and nothing else. Its deltas are set only by a reader that translates. */
  | { readonly kind: 'token'; readonly deltas?: readonly ChatDelta[] }
  | {
      readonly kind: 'chunk';
      readonly carriesToken: boolean;
      readonly deltas?: readonly ChatDelta[];
      readonly finishReason: string | null;
      /** The counts in this event. Unknown ones do not replace those of earlier events. */
      readonly usage: TokenUsage | null;
      readonly model: string | null;
      /** Whether it is the dialect's last event. */
      readonly terminal: boolean;
      /** The part that is there only because Weir asked for it: the client does not get it. */
      readonly added: 'nothing' | 'part' | 'event';
    }
  | {
      readonly kind: 'error';
      readonly words: ErrorWords;
      readonly usage: TokenUsage | null;
      readonly terminal: boolean;
    }
  /** The dialect's last event, with nothing in it, e.g. `[DONE]`. */
  | { readonly kind: 'terminal' }
  /** Comments, unreadable events, and events without effect. */
  | { readonly kind: 'other' };

/** Reads the events of one stream, in order; may keep state between events. */
export interface EventReader {
  /** UTF-8 bytes of what the events that were read say: text, reasoning, tool calls. For an estimate. */
  readonly generatedBytes: number;
  /** How many images or seconds the events say; absent where tokens are counted. */
  readonly units?: number | null;
  read(data: string): StreamEvent;
  /** The event without the part that was added. `data` is what `event` carries. */
  cut(event: Uint8Array, data: string): Uint8Array;
  /**
   * Whether an event with this beginning is the dialect's last one, or an error: such an event is held as a whole. Asked of
   * large events, whose bytes pass at once otherwise.
   */
  holdsWhole(beginning: string): boolean;
}

/** What is known about a stream so far: the accumulator of {@link observe}. */
export interface StreamState {
  firstTokenUs: number | null;
  lastTokenUs: number;
  readonly gaps: LatencySummary;
  usage: TokenUsage | null;
  finishReason: string | null;
  model: string | null;
  terminal: boolean;
  /** Set by an error event. */
  failed: boolean;
}

export function newStreamState(): StreamState {
  return {
    firstTokenUs: null,
    lastTokenUs: 0,
    gaps: new LatencySummary(),
    usage: null,
    finishReason: null,
    model: null,
    terminal: false,
    failed: false,
  };
}

/**
 * Folds one event into the state. Deterministic, without a clock or I/O. The state is changed in place, because a copy
 * per event (some 10,000 a second) is needless garbage.
 */
export function observe(state: StreamState, event: StreamEvent, nowUs: number): void {
  switch (event.kind) {
    case 'token':
      observeToken(state, nowUs);
      return;
    case 'chunk':
      if (event.carriesToken) observeToken(state, nowUs);
      if (event.finishReason !== null) state.finishReason = event.finishReason;
      if (event.usage !== null) state.usage = mergeUsage(state.usage, event.usage);
      if (event.model !== null) state.model = event.model;
      if (event.terminal) state.terminal = true;
      return;
    case 'error':
      state.failed = true;
      if (event.usage !== null) state.usage = mergeUsage(state.usage, event.usage);
      if (event.terminal) state.terminal = true;
      return;
    case 'terminal':
      state.terminal = true;
      return;
    case 'other':
      return;
  }
}

function observeToken(state: StreamState, nowUs: number): void {
  if (state.firstTokenUs === null) state.firstTokenUs = nowUs;
  else state.gaps.add(nowUs - state.lastTokenUs);
  state.lastTokenUs = nowUs;
}

/** Whether the stream ended properly: a finish or the terminal event, and no error event. */
export function isFinished(state: StreamState): boolean {
  return !state.failed && (state.terminal || state.finishReason !== null);
}
