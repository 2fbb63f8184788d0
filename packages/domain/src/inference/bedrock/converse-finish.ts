import type { Finish, FinishReason } from '../stream/chat-delta.ts';

/** `StopReason` of Converse, and what Claude's own reasons look like where they come through. */
const REASONS: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop-sequence',
  max_tokens: 'length',
  model_context_window_exceeded: 'context-length',
  tool_use: 'tool-calls',
  content_filtered: 'content-filter',
  guardrail_intervened: 'content-filter',
  refusal: 'refusal',
  pause_turn: 'pause',
};

/**
 * @param stopReason of an answer or of `messageStop`
 * @param additional `additionalModelResponseFields` beside it
 */
export function toFinish(stopReason: string, additional: unknown): Finish {
  const stopSequence = (additional as { stop_sequence?: unknown } | null | undefined)?.stop_sequence;
  return {
    reason: REASONS[stopReason] ?? 'other',
    raw: stopReason,
    stopSequence: typeof stopSequence === 'string' ? stopSequence : null,
  };
}
