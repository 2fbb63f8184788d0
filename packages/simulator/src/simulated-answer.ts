import { answerTokens, reasoningTokens } from './answer-text.ts';
import type { ChosenScenario } from './choose-scenario.ts';
import type { CompletionRequest } from './completion-request.ts';
import { countPromptTokens } from './count-prompt-tokens.ts';
import { mayCallTools, type SimulatedToolCall, simulateToolCalls } from './simulated-tool-calls.ts';
import type { UsageReport } from './usage-json.ts';

/** What is said in answer to one request, before it takes any shape on the wire. Texts are JSON string literals. */
export interface SimulatedAnswer {
  readonly id: string;
  readonly createdS: number;
  readonly model: string;
  readonly choices: number;
  readonly reasoning: readonly string[];
  readonly content: readonly string[];
  readonly toolCalls: readonly SimulatedToolCall[];
  readonly finishReason: 'stop' | 'length' | 'tool_calls';
  readonly usage: UsageReport;
}

const maximumEvents = 400_000;

/** @returns the answer, or undefined if it would exceed what the simulator is willing to build. */
export function simulateAnswer(
  request: CompletionRequest,
  chosen: ChosenScenario,
  requestNumber: number,
  createdS: number,
): SimulatedAnswer | undefined {
  const { parameters, scenario } = chosen;
  const isChat = request.messages !== undefined;
  const choices = (request.n as number | null | undefined) ?? 1;
  const shortId = `sim${requestNumber.toString(36).padStart(8, '0')}`;

  const toolCalls =
    isChat && parameters.toolCalls > 0 && mayCallTools(request)
      ? simulateToolCalls(request, parameters.toolCalls, shortId)
      : [];
  const reasoning = isChat ? reasoningTokens(parameters.reasoningTokens) : [];
  let content =
    toolCalls.length > 0 ? [] : answerTokens(scenario.text ?? 'story', request, parameters.tokens);

  const limit = request.max_completion_tokens ?? request.max_tokens;
  const room = typeof limit === 'number' ? Math.max(0, limit - reasoning.length) : Number.POSITIVE_INFINITY;
  const isCutShort = content.length > room;
  if (isCutShort) content = content.slice(0, room);
  if (parameters.eventBytes > 0) content = [...content, `"${'x'.repeat(parameters.eventBytes)}"`];
  if (choices * (reasoning.length + content.length) > maximumEvents) return undefined;

  const toolTokens = toolCalls.reduce((sum, call) => sum + Math.ceil(call.arguments.length / 4) + 4, 0);
  const promptTokens = parameters.promptTokens ?? countPromptTokens(request);
  return {
    id: `${isChat ? 'chatcmpl' : 'cmpl'}-${shortId}`,
    createdS,
    model: request.model,
    choices,
    reasoning,
    content,
    toolCalls,
    finishReason: toolCalls.length > 0 ? 'tool_calls' : isCutShort ? 'length' : 'stop',
    usage: {
      mode: parameters.usage,
      isAsked: request.stream_options?.include_usage === true,
      isContinuousAsked: request.stream_options?.continuous_usage_stats === true,
      promptTokens: Math.max(promptTokens, parameters.cachedTokens),
      cachedTokens: parameters.cachedTokens,
      completionTokens: choices * (reasoning.length + content.length + toolTokens),
      reasoningTokens: choices * reasoning.length,
    },
  };
}
