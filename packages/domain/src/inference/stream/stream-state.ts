import { LatencySummary } from '../../usage/latency-summary.ts';
import type { TokenUsage } from '../../usage/usage-record.ts';
import type { UpstreamWords } from '../provider-error.ts';

/** What one event of a stream means, whatever its dialect. */
export type StreamEvent =
  /** Carries a piece of the answer and nothing else. */
  | { readonly kind: 'token' }
  | {
      readonly kind: 'chunk';
      readonly carriesToken: boolean;
      readonly finishReason: string | null;
      readonly usage: TokenUsage | null;
      /** Carries nothing but usage: added by us, taken out again for a client that did not ask. */
      readonly usageOnly: boolean;
      readonly model: string | null;
    }
  | { readonly kind: 'error'; readonly words: UpstreamWords & { readonly status: number | null } }
  /** The dialect's last event, e.g. `[DONE]`. */
  | { readonly kind: 'terminal' }
  /** Comments, unreadable events, events of no consequence. */
  | { readonly kind: 'other' };

/** What is known of a stream so far: the accumulator of {@link observe}. */
export interface StreamState {
  tokenEvents: number;
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
    tokenEvents: 0,
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
 * Folds one event into the state. Deterministic, without a clock or I/O; the state is changed in place, because a
 * copy for each of some 10,000 events a second is garbage for nothing.
 */
export function observe(state: StreamState, event: StreamEvent, nowUs: number): void {
  switch (event.kind) {
    case 'token':
      observeToken(state, nowUs);
      return;
    case 'chunk':
      if (event.carriesToken) observeToken(state, nowUs);
      if (event.finishReason !== null) state.finishReason = event.finishReason;
      if (event.usage !== null) state.usage = event.usage;
      if (event.model !== null) state.model = event.model;
      return;
    case 'error':
      state.failed = true;
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
  state.tokenEvents++;
}

/** Whether the stream has come to a proper end: a finish or the terminal event, and no error event. */
export function isFinished(state: StreamState): boolean {
  return !state.failed && (state.terminal || state.finishReason !== null);
}
