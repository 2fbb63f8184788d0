import { answerTokens, reasoningTokens, untilSequence } from './answer-text.ts';
import type { RequestProblem, Turn } from './model-api.ts';
import type { Prompt } from './prompt.ts';
import { type SimulatedToolCall, simulateToolCalls } from './simulated-tool-calls.ts';
import type { Usage } from './usage-json.ts';

/** What is said in answer to one prompt, before it takes any shape on the wire. Texts are JSON string literals. */
export interface SimulatedAnswer {
  readonly shortId: string;
  readonly createdS: number;
  readonly model: string;
  readonly choices: number;
  readonly reasoning: readonly string[];
  /** How many blocks of reasoning come after it that only the vendor can read. */
  readonly redactedBlocks: number;
  readonly content: readonly string[];
  readonly toolCalls: readonly SimulatedToolCall[];
  readonly finishReason: 'stop' | 'length' | 'tool_calls';
  /** The text of the request that ended the answer. */
  readonly stopSequence: string | null;
  readonly usage: Usage;
}

const maximumEvents = 400_000;

/** @returns the answer, or the problem that it would exceed what the simulator is willing to build. */
export function simulateAnswer(prompt: Prompt, turn: Turn): SimulatedAnswer | RequestProblem {
  const { parameters, scenario } = turn.chosen;
  const { choices } = prompt;

  const toolCalls =
    parameters.toolCalls > 0 && prompt.mayCallTools
      ? simulateToolCalls(prompt.tools, parameters.toolCalls, turn.shortId)
      : [];
  const reasoning = prompt.mayReason ? reasoningTokens(parameters.reasoningTokens) : [];
  let content =
    toolCalls.length > 0 ? [] : answerTokens(scenario.text ?? 'story', prompt.text, parameters.tokens);

  const { tokens, sequence } = untilSequence(content, prompt.stopSequences);
  content = tokens;
  const room = Math.max(0, prompt.maximumTokens - reasoning.length);
  const isCutShort = content.length > room || scenario.alteration === 'incomplete';
  if (isCutShort) content = content.slice(0, room);
  if (parameters.eventBytes > 0) content = [...content, `"${'x'.repeat(parameters.eventBytes)}"`];
  if (choices * (reasoning.length + content.length) > maximumEvents) {
    return { message: 'The answer would have too many events.', param: 'n' };
  }

  const toolTokens = toolCalls.reduce((sum, call) => sum + Math.ceil(call.arguments.length / 4) + 4, 0);
  return {
    shortId: turn.shortId,
    createdS: turn.createdS,
    model: turn.model,
    choices,
    reasoning,
    redactedBlocks: prompt.mayReason ? parameters.redactedBlocks : 0,
    content,
    toolCalls,
    finishReason: toolCalls.length > 0 ? 'tool_calls' : isCutShort ? 'length' : 'stop',
    stopSequence: isCutShort ? null : sequence,
    usage: {
      mode: parameters.usage,
      promptTokens: Math.max(
        parameters.promptTokens ?? prompt.tokens,
        parameters.cachedTokens + parameters.cacheWriteTokens,
      ),
      cachedTokens: parameters.cachedTokens,
      cacheWriteTokens: parameters.cacheWriteTokens,
      completionTokens: choices * (reasoning.length + content.length + toolTokens),
      reasoningTokens: choices * reasoning.length,
    },
  };
}
