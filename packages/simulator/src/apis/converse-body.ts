import type { SimulatedAnswer } from '../simulated-answer.ts';
import { toldUsage } from '../usage-json.ts';
import type { ConverseRequest } from './converse-request.ts';
import { type MessageBlock, messageBlocks, stopReason } from './message-body.ts';

const latencyMs = 42;

/** @returns the answer that is not streamed, as JSON. */
export function converseBody(request: ConverseRequest, answer: SimulatedAnswer, isFinished: boolean): string {
  return JSON.stringify({
    metrics: { latencyMs },
    output: { message: { role: 'assistant', content: messageBlocks(answer).map(converseBlock) } },
    ...(isFinished && finish(request, answer)),
    ...converseUsage(answer),
  });
}

/** @returns the members that say why the answer ended. */
export function finish(request: ConverseRequest, answer: SimulatedAnswer) {
  const paths = request.additionalModelResponseFieldPaths;
  const tells = Array.isArray(paths) && paths.includes('/stop_sequence') && answer.stopSequence !== null;
  return {
    stopReason: stopReason(answer),
    ...(tells && { additionalModelResponseFields: { stop_sequence: answer.stopSequence } }),
  };
}

/** @returns what the last event says. */
export function metadata(answer: SimulatedAnswer) {
  return { ...converseUsage(answer), metrics: { latencyMs } };
}

/** `inputTokens` are without what a cache was read or written for; `totalTokens` are with it. */
function converseUsage(answer: SimulatedAnswer) {
  if (answer.usage.mode === 'never') return {};
  const { promptTokens, cachedTokens, cacheWriteTokens, completionTokens } = toldUsage(answer.usage);
  return {
    usage: {
      inputTokens: promptTokens - cachedTokens - cacheWriteTokens,
      outputTokens: completionTokens,
      totalTokens: promptTokens + completionTokens,
      cacheReadInputTokens: cachedTokens,
      cacheWriteInputTokens: cacheWriteTokens,
    },
  };
}

export function converseToolUseId(id: string): string {
  return id.replace(/^toolu_/, 'tooluse_');
}

function converseBlock(block: MessageBlock): object {
  switch (block.type) {
    case 'thinking':
      return { reasoningContent: { reasoningText: { text: block.thinking, signature: block.signature } } };
    case 'redacted_thinking':
      return { reasoningContent: { redactedContent: block.data } };
    case 'text':
      return { text: block.text };
    case 'tool_use': {
      const { name, arguments: text } = block.call;
      return { toolUse: { toolUseId: converseToolUseId(block.id), name, input: JSON.parse(text) } };
    }
  }
}
