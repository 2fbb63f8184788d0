import type { ChatRequest, ChatTool, Parameter, ResponseFormat } from '../translation/chat-request.ts';
import type { Losses } from '../translation/losses.ts';
import { isObject } from '../translation/read-parameter.ts';
import type { JsonObject, TranslationTarget, UpstreamRequestForm } from '../translation/translator.ts';
import { type WrittenThinking, writeThinking } from './thinking.ts';
import { cacheControl } from './write-blocks.ts';
import { MessagesWriter } from './write-messages.ts';

/** Where neither the client nor the catalog says a limit, which Anthropic wants: as many tokens as Weir reserves for such a request. */
export const DEFAULT_MAX_TOKENS = 4_096;
const MAX_TEMPERATURE = 1;
const MAX_USER_LENGTH = 256;
/** Clients' service tiers, and Anthropic's. */
const SERVICE_TIERS: ReadonlyMap<string, string> = new Map([
  ['auto', 'auto'],
  ['default', 'standard_only'],
  ['standard_only', 'standard_only'],
]);

/**
 * A request of Messages (https://docs.claude.com/en/api/messages).
 *
 * @throws DomainError `unsupported_parameter` for what Anthropic cannot express
 */
export function writeMessageRequest(request: ChatRequest, target: TranslationTarget): UpstreamRequestForm {
  const { losses, model, upstreamModel } = target;
  refuseUnknown(request, losses);
  const writer = new MessagesWriter(losses);
  const system = writer.system(request.system);
  const maxTokens = request.maxOutputTokens?.value ?? model.maxOutputTokens ?? DEFAULT_MAX_TOKENS;
  const thinking = writeThinking(request.reasoning, { upstreamModel, maxTokens, losses });
  const outputConfig = { ...thinking.outputConfig, ...formatOf(request.responseFormat, losses) };
  return {
    path: '/messages',
    body: {
      model: upstreamModel,
      max_tokens: maxTokens,
      ...(system !== null && { system }),
      messages: writer.messages(request.messages),
      ...(request.streaming && { stream: true }),
      ...toolsOf(request),
      ...samplingOf(request, losses),
      ...(thinking.thinking && { thinking: thinking.thinking }),
      ...(Object.keys(outputConfig).length > 0 && { output_config: outputConfig }),
      ...userOf(request.user, losses),
      ...serviceTierOf(request.serviceTier, losses),
    },
    addsStreamOptions: false,
  };
}

function refuseUnknown(request: ChatRequest, losses: Losses): void {
  const { frequencyPenalty, presencePenalty, seed, choices, logprobs, logitBias, others } = request;
  for (const penalty of [frequencyPenalty, presencePenalty]) {
    if (penalty !== null && penalty.value !== 0) losses.add(penalty.name, 'Anthropic has no penalties.');
  }
  if (seed !== null) losses.add(seed.name, 'Anthropic has no seed.');
  if (choices !== null && choices.value !== 1) losses.add(choices.name, 'Anthropic returns only one choice.');
  if (logprobs !== null) losses.add(logprobs.name, 'Anthropic does not return log probabilities.');
  if (logitBias !== null && Object.keys(logitBias.value).length > 0)
    losses.add(logitBias.name, 'Anthropic has no logit bias.');
  for (const { name } of others) losses.add(name, 'Anthropic has no such parameter.');
}

function samplingOf({ temperature, topP, topK, stop }: ChatRequest, losses: Losses): JsonObject {
  const isTooHot = temperature !== null && temperature.value > MAX_TEMPERATURE;
  if (isTooHot) losses.add(temperature.name, `With Anthropic it is at most ${MAX_TEMPERATURE}.`);
  return {
    ...(temperature !== null && !isTooHot && { temperature: temperature.value }),
    ...(topP && { top_p: topP.value }),
    ...(topK && { top_k: topK.value }),
    ...(stop && stop.value.length > 0 && { stop_sequences: stop.value }),
  };
}

/** A choice says nothing where there are no tools, and Anthropic rejects it there. */
function toolsOf({ tools, toolChoice, parallelToolCalls }: ChatRequest): JsonObject {
  const choice = toolChoice?.value ?? { kind: 'auto' };
  if (tools.length === 0 && (choice.kind === 'auto' || choice.kind === 'none')) return {};
  const oneCall = parallelToolCalls?.value === false && choice.kind !== 'none';
  const written = {
    ...(choice.kind === 'tool'
      ? { type: 'tool', name: choice.name }
      : { type: choice.kind === 'required' ? 'any' : choice.kind }),
    ...(oneCall && { disable_parallel_tool_use: true }),
  };
  return {
    tools: tools.map(writeTool),
    ...((toolChoice !== null || oneCall) && { tool_choice: written }),
  };
}

function writeTool({ name, description, parameters, strict, cache }: ChatTool): JsonObject {
  return {
    name,
    ...(description !== null && { description }),
    input_schema: { type: 'object', ...(isObject(parameters) ? parameters : { properties: {} }) },
    ...(strict !== null && { strict }),
    ...cacheControl(cache),
  };
}

function formatOf(format: Parameter<ResponseFormat> | null, losses: Losses): WrittenThinking['outputConfig'] {
  if (format === null || format.value.kind === 'text') return {};
  if (format.value.kind === 'json-schema')
    return { format: { type: 'json_schema', schema: format.value.schema } };
  losses.add(format.name, 'Anthropic answers in JSON only by a schema.');
  return {};
}

function userOf(user: Parameter<string> | null, losses: Losses): JsonObject {
  if (user === null) return {};
  if (user.value.length <= MAX_USER_LENGTH) return { metadata: { user_id: user.value } };
  losses.add(user.name, `Anthropic takes at most ${MAX_USER_LENGTH} characters.`);
  return {};
}

function serviceTierOf(tier: Parameter<string> | null, losses: Losses): JsonObject {
  if (tier === null) return {};
  const known = SERVICE_TIERS.get(tier.value);
  if (known !== undefined) return { service_tier: known };
  losses.add(tier.name, 'Anthropic has no such service tier.');
  return {};
}
