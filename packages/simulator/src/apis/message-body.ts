import { joinLiterals } from '../answer-text.ts';
import { redactReasoning, signReasoning } from '../signature.ts';
import type { SimulatedAnswer } from '../simulated-answer.ts';
import type { SimulatedToolCall } from '../simulated-tool-calls.ts';
import { toldUsage } from '../usage-json.ts';

/** A block of the answer's content. */
export type MessageBlock =
  | { readonly type: 'thinking'; readonly thinking: string; readonly signature: string }
  | { readonly type: 'redacted_thinking'; readonly data: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly call: SimulatedToolCall };

/** @returns the blocks of the answer, in order. A model that says nothing has none. */
export function messageBlocks(answer: SimulatedAnswer): readonly MessageBlock[] {
  const blocks: MessageBlock[] = [];
  if (answer.reasoning.length > 0) {
    const thinking = JSON.parse(joinLiterals(answer.reasoning)) as string;
    blocks.push({ type: 'thinking', thinking, signature: signReasoning(thinking) });
  }
  for (let index = 0; index < answer.redactedBlocks; index++) {
    blocks.push({ type: 'redacted_thinking', data: redactReasoning(answer.shortId, index) });
  }
  if (answer.content.length > 0) {
    blocks.push({ type: 'text', text: JSON.parse(joinLiterals(answer.content)) as string });
  }
  for (const [index, call] of answer.toolCalls.entries()) {
    blocks.push({ type: 'tool_use', id: `toolu_${answer.shortId}_${index}`, call });
  }
  return blocks;
}

/** @returns a block as it is in the message. */
export function wireBlock(block: MessageBlock): object {
  if (block.type !== 'tool_use') return block;
  const { type, id, call } = block;
  return { type, id, name: call.name, input: JSON.parse(call.arguments) };
}

/** @returns why the answer ended, in Anthropic's words. */
export function stopReason(answer: SimulatedAnswer): string {
  if (answer.stopSequence !== null) return 'stop_sequence';
  return { stop: 'end_turn', length: 'max_tokens', tool_calls: 'tool_use' }[answer.finishReason];
}

/** @returns the message before its first block. */
export function unfinishedMessage(answer: SimulatedAnswer) {
  return {
    model: answer.model,
    id: `msg_${answer.shortId}`,
    type: 'message',
    role: 'assistant',
    content: [] as readonly object[],
    stop_reason: null as string | null,
    stop_sequence: null as string | null,
  };
}

/** @returns the message that is not streamed, as JSON. */
export function messageBody(answer: SimulatedAnswer, isFinished: boolean): string {
  const usage = answer.usage.mode === 'never' ? undefined : messageUsage(answer);
  return JSON.stringify({
    ...unfinishedMessage(answer),
    content: messageBlocks(answer).map(wireBlock),
    ...(isFinished && { stop_reason: stopReason(answer), stop_sequence: answer.stopSequence }),
    usage,
  });
}

/** @returns the usage of a message; its input is without what a cache was read or written for. */
export function messageUsage(answer: SimulatedAnswer, outputTokens = answer.usage.completionTokens) {
  const usage = toldUsage(answer.usage);
  return {
    ...inputUsage(answer),
    cache_creation: { ephemeral_5m_input_tokens: usage.cacheWriteTokens, ephemeral_1h_input_tokens: 0 },
    output_tokens: answer.usage.mode === 'zero' ? 0 : outputTokens,
    ...(usage.reasoningTokens > 0 && { output_tokens_details: { thinking_tokens: usage.reasoningTokens } }),
    service_tier: 'standard',
  };
}

/** @returns the usage of a `message_delta`: what there was so far in all. */
export function cumulativeUsage(answer: SimulatedAnswer, outputTokens = answer.usage.completionTokens) {
  const { reasoningTokens } = toldUsage(answer.usage);
  return {
    ...inputUsage(answer),
    output_tokens: answer.usage.mode === 'zero' ? 0 : outputTokens,
    ...(reasoningTokens > 0 && { output_tokens_details: { thinking_tokens: reasoningTokens } }),
  };
}

function inputUsage(answer: SimulatedAnswer) {
  const { promptTokens, cachedTokens, cacheWriteTokens } = toldUsage(answer.usage);
  return {
    input_tokens: promptTokens - cachedTokens - cacheWriteTokens,
    cache_creation_input_tokens: cacheWriteTokens,
    cache_read_input_tokens: cachedTokens,
  };
}
