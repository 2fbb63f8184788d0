import type { Connection } from '../../models/model.ts';
import type {
  ChatRequest,
  ChatTool,
  Parameter,
  Reasoning,
  ResponseFormat,
  ToolChoice,
} from '../translation/chat-request.ts';
import type { TranslationTarget, UpstreamRequestForm } from '../translation/translator.ts';
import { writeChatMessages } from './write-chat-messages.ts';

/** Thinking budgets of fewer tokens are a low effort, and a medium one. */
const LOW_BUDGET_TOKENS = 4_000;
const MEDIUM_BUDGET_TOKENS = 16_000;
/** OpenAI rejects longer ones. */
const MAX_USER_LENGTH = 64;
/** Hosts of OpenAI's own API, which takes fewer parameters than compatible servers do. */
const OPENAI_HOST = /^https:\/\/(?:[\w-]+\.)?(?:api\.openai\.com|openai\.azure\.com)(?:[:/]|$)/i;

/** A request for a chat completion (https://platform.openai.com/docs/api-reference/chat/create). */
export function writeChatRequest(request: ChatRequest, target: TranslationTarget): UpstreamRequestForm {
  const { connection, losses } = target;
  const isOpenAi = OPENAI_HOST.test(connection.baseUrl);
  const asks = request.streaming && connection.streamOptions && target.mayAsk;
  for (const { name } of request.others) losses.add(name, 'Chat completions have no such parameter.');
  if (isOpenAi && request.topK !== null) losses.add(request.topK.name, 'OpenAI has no such parameter.');
  const body = {
    model: target.upstreamModel,
    messages: writeChatMessages(request, { takesReasoning: !isOpenAi, losses }),
    ...(request.streaming && { stream: true }),
    ...(asks && { stream_options: streamOptions(connection) }),
    ...writeTools(request),
    ...writeMaxOutputTokens(request.maxOutputTokens, isOpenAi),
    ...value('temperature', request.temperature),
    ...value('top_p', request.topP),
    ...(isOpenAi ? {} : value('top_k', request.topK)),
    ...value('frequency_penalty', request.frequencyPenalty),
    ...value('presence_penalty', request.presencePenalty),
    ...value('seed', request.seed),
    ...value('stop', request.stop),
    ...value('n', request.choices),
    ...writeLogprobs(request.logprobs),
    ...value('logit_bias', request.logitBias),
    ...(request.reasoning !== null && writeReasoning(request.reasoning.value, target)),
    ...(request.responseFormat !== null && {
      response_format: writeResponseFormat(request.responseFormat.value),
    }),
    ...(isOpenAi && (request.user?.value.length ?? 0) > MAX_USER_LENGTH ? {} : value('user', request.user)),
    ...(request.serviceTier !== null && { service_tier: writeServiceTier(request.serviceTier.value) }),
  };
  return { path: '/chat/completions', body, addsStreamOptions: asks };
}

function value(name: string, parameter: Parameter<unknown> | null): object {
  return parameter === null ? {} : { [name]: parameter.value };
}

function streamOptions({ continuousUsage }: Connection): object {
  return { include_usage: true, ...(continuousUsage && { continuous_usage_stats: true }) };
}

/** OpenAI's newer models reject `max_tokens`; compatible servers know it best. A client's own name is kept. */
function writeMaxOutputTokens(limit: Parameter<number> | null, isOpenAi: boolean): object {
  if (limit === null) return {};
  const isNewer = isOpenAi || limit.name === 'max_completion_tokens';
  return { [isNewer ? 'max_completion_tokens' : 'max_tokens']: limit.value };
}

function writeTools({ tools, toolChoice, parallelToolCalls }: ChatRequest): object {
  return {
    ...(tools.length > 0 && { tools: tools.map(writeTool) }),
    ...(toolChoice !== null && { tool_choice: writeToolChoice(toolChoice.value) }),
    ...value('parallel_tool_calls', parallelToolCalls),
  };
}

function writeTool({ name, description, parameters, strict }: ChatTool): object {
  return {
    type: 'function',
    function: {
      name,
      ...(description !== null && { description }),
      ...(parameters !== null && parameters !== undefined && { parameters }),
      ...(strict !== null && { strict }),
    },
  };
}

function writeToolChoice(choice: ToolChoice): unknown {
  return choice.kind === 'tool' ? { type: 'function', function: { name: choice.name } } : choice.kind;
}

function writeLogprobs(logprobs: Parameter<number> | null): object {
  if (logprobs === null) return {};
  return { logprobs: true, ...(logprobs.value > 0 && { top_logprobs: logprobs.value }) };
}

/**
 * Chat completions know efforts, not budgets. Adaptive thinking is what they do by themselves, and so is none, but for a model
 * that is known to reason.
 */
function writeReasoning(reasoning: Reasoning, { model }: TranslationTarget): object {
  switch (reasoning.kind) {
    case 'effort':
      return { reasoning_effort: reasoning.effort };
    case 'budget':
      if (reasoning.tokens < LOW_BUDGET_TOKENS) return { reasoning_effort: 'low' };
      return { reasoning_effort: reasoning.tokens < MEDIUM_BUDGET_TOKENS ? 'medium' : 'high' };
    case 'adaptive':
      return {};
    case 'off':
      return model.capabilities.includes('reasoning') ? { reasoning_effort: 'none' } : {};
  }
}

/** Anthropic's other value is what OpenAI calls the default. */
function writeServiceTier(tier: string): string {
  return tier === 'standard_only' ? 'default' : tier;
}

function writeResponseFormat(format: ResponseFormat): object {
  switch (format.kind) {
    case 'text':
      return { type: 'text' };
    case 'json':
      return { type: 'json_object' };
    case 'json-schema': {
      const { name, schema, strict } = format;
      const json_schema = { name: name ?? 'answer', schema, ...(strict !== null && { strict }) };
      return { type: 'json_schema', json_schema };
    }
  }
}
