import type { Finish, FinishReason } from '../stream/chat-delta.ts';

/** Each `stop_reason` (https://docs.claude.com/en/build-with-claude/handling-stop-reasons), and what it means. */
const REASONS: readonly (readonly [string, FinishReason])[] = [
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop-sequence'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'context-length'],
  ['tool_use', 'tool-calls'],
  ['refusal', 'refusal'],
  ['refusal', 'content-filter'],
  ['pause_turn', 'pause'],
  ['end_turn', 'other'],
];
const MEANING = new Map([...REASONS].reverse());
const STOP_REASON = new Map(REASONS.map(([reason, meaning]) => [meaning, reason]));

/** Null while there is none. */
export function readStopReason(reason: unknown, sequence: unknown): Finish | null {
  if (typeof reason !== 'string' || reason === '') return null;
  return {
    reason: MEANING.get(reason) ?? 'other',
    raw: reason,
    stopSequence: typeof sequence === 'string' ? sequence : null,
  };
}

export function toStopReason(reason: FinishReason): string {
  return STOP_REASON.get(reason)!;
}
