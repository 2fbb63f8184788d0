import type { ChatDelta } from '../stream/chat-delta.ts';

/** One choice of an event. */
export interface Choice {
  finish_reason?: unknown;
  text?: unknown;
  delta?: Record<string, unknown> | null;
}

interface ToolCall {
  index?: unknown;
  id?: unknown;
  function?: { name?: unknown; arguments?: unknown } | null;
}

/** The pieces in an event of a chat or text completion stream. A translation has one answer: the first. */
export function readOpenAiDeltas(choice: Choice | null | undefined): ChatDelta[] {
  const deltas: ChatDelta[] = [];
  if (typeof choice !== 'object' || choice === null) return deltas;
  const { content, reasoning_content, reasoning, tool_calls } = choice.delta ?? {};
  addText(deltas, 'reasoning', reasoning_content ?? reasoning);
  addText(deltas, 'text', choice.text ?? content);
  for (const call of Array.isArray(tool_calls) ? (tool_calls as (ToolCall | null)[]) : []) {
    if (typeof call !== 'object' || call === null) continue;
    deltas.push({
      kind: 'tool-call',
      index: Number.isInteger(call.index) ? (call.index as number) : 0,
      id: textOrNull(call.id),
      name: textOrNull(call.function?.name),
      arguments: textOrNull(call.function?.arguments) ?? '',
    });
  }
  return deltas;
}

function addText(deltas: ChatDelta[], kind: 'text' | 'reasoning', text: unknown): void {
  if (typeof text === 'string' && text !== '') deltas.push({ kind, text });
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
