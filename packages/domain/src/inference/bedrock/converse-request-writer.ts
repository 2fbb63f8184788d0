import { isClaudeOnBedrock, isOfAnotherVendor } from '../../models/bedrock-models.ts';
import type { ChatRequest, Parameter, Reasoning, ResponseFormat } from '../translation/chat-request.ts';
import type { Losses } from '../translation/losses.ts';
import type { JsonObject, TranslationTarget, UpstreamRequestForm } from '../translation/translator.ts';
import { ConverseMessageWriter } from './converse-message-writer.ts';
import { writeToolConfig } from './converse-tools-writer.ts';

/** Values of `outputConfig.effort`. */
const EFFORTS: ReadonlySet<string> = new Set(['low', 'medium', 'high', 'xhigh', 'max']);
/** Clients' service tiers, and what Bedrock calls them; null for its own choice. */
const SERVICE_TIERS: Readonly<Record<string, string | null>> = {
  auto: null,
  default: 'default',
  standard_only: 'default',
  flex: 'flex',
  priority: 'priority',
};
/** What a value of `requestMetadata` may be. */
const METADATA_VALUE = /^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$/;

/**
 * A request of Converse or ConverseStream
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_RequestSyntax).
 *
 * @throws DomainError `unsupported_parameter` for what Converse cannot express
 */
export function writeConverseRequest(
  request: ChatRequest,
  { upstreamModel, losses }: TranslationTarget,
): UpstreamRequestForm {
  const isClaude = isClaudeOnBedrock(upstreamModel);
  refuseUnknown(request, losses);
  const writer = new ConverseMessageWriter(losses, !isOfAnotherVendor(upstreamModel));
  const system = writer.system(request.system);
  const messages = writer.messages(request.messages);
  const fields = { ...modelFields(request, isClaude, losses) };
  const outputConfig = {
    ...effortOf(request.reasoning, losses),
    ...textFormat(request.responseFormat, losses),
  };
  const inferenceConfig = inferenceConfigOf(request);
  const toolConfig = writeToolConfig(request, writer.hasToolCalls, losses);
  const serviceTier = serviceTierOf(request.serviceTier, losses);
  const requestMetadata = metadataOf(request.user, losses);
  return {
    path: `/model/${encodeURIComponent(upstreamModel)}/${request.streaming ? 'converse-stream' : 'converse'}`,
    body: {
      messages,
      ...(system.length > 0 && { system }),
      ...unlessEmpty('inferenceConfig', inferenceConfig),
      ...(toolConfig && { toolConfig }),
      ...unlessEmpty('additionalModelRequestFields', fields),
      // Claude then says at which of them it stopped.
      ...(isClaude && request.stop !== null && { additionalModelResponseFieldPaths: ['/stop_sequence'] }),
      ...unlessEmpty('outputConfig', outputConfig),
      ...(serviceTier && { serviceTier }),
      ...(requestMetadata && { requestMetadata }),
    },
    addsStreamOptions: false,
  };
}

function refuseUnknown(request: ChatRequest, losses: Losses): void {
  const { frequencyPenalty, presencePenalty, seed, choices, logprobs, logitBias, others } = request;
  for (const penalty of [frequencyPenalty, presencePenalty]) {
    if (penalty !== null && penalty.value !== 0) losses.add(penalty.name, 'Converse has no penalties.');
  }
  if (seed !== null) losses.add(seed.name, 'Converse has no seed.');
  if (choices !== null && choices.value !== 1) losses.add(choices.name, 'Converse returns only one choice.');
  if (logprobs !== null) losses.add(logprobs.name, 'Converse does not return log probabilities.');
  if (logitBias !== null && Object.keys(logitBias.value).length > 0) {
    losses.add(logitBias.name, 'Converse has no logit bias.');
  }
  for (const { name } of others) losses.add(name, 'Converse has no such parameter.');
}

function inferenceConfigOf({ maxOutputTokens, temperature, topP, stop }: ChatRequest): JsonObject {
  return {
    ...(maxOutputTokens && { maxTokens: maxOutputTokens.value }),
    ...(temperature && { temperature: temperature.value }),
    ...(topP && { topP: topP.value }),
    ...(stop && stop.value.length > 0 && { stopSequences: stop.value }),
  };
}

/** `additionalModelRequestFields`: what Converse has no name for goes to Claude under Anthropic's names. */
function modelFields({ topK, reasoning }: ChatRequest, isClaude: boolean, losses: Losses): JsonObject {
  const thinking = reasoning === null ? null : toThinking(reasoning.value);
  if (!isClaude) {
    if (topK !== null) losses.add(topK.name, 'Converse has it for Claude only.');
    if (thinking !== null) {
      losses.add(reasoning!.name, 'Converse takes a budget for thinking, or none at all, for Claude only.');
    }
    return {};
  }
  return { ...(topK && { top_k: topK.value }), ...(thinking && { thinking }) };
}

/** Null for an effort, which Converse has a place for. */
function toThinking(reasoning: Reasoning): JsonObject | null {
  switch (reasoning.kind) {
    case 'budget':
      return { type: 'enabled', budget_tokens: reasoning.tokens };
    case 'adaptive':
      return { type: 'adaptive' };
    case 'off':
      return { type: 'disabled' };
    case 'effort':
      return null;
  }
}

function effortOf(reasoning: Parameter<Reasoning> | null, losses: Losses): JsonObject {
  if (reasoning?.value.kind !== 'effort') return {};
  const { effort } = reasoning.value;
  if (EFFORTS.has(effort)) return { effort };
  losses.add(reasoning.name, `Converse has no effort \`${effort.slice(0, 32)}\`.`);
  return {};
}

function textFormat(format: Parameter<ResponseFormat> | null, losses: Losses): JsonObject {
  if (format === null || format.value.kind === 'text') return {};
  const { value } = format;
  if (value.kind !== 'json-schema') {
    losses.add(format.name, 'Converse answers in JSON only by a schema.');
    return {};
  }
  const { name, schema } = value;
  const jsonSchema = { schema: JSON.stringify(schema), ...(name !== null && { name }) };
  return { textFormat: { type: 'json_schema', structure: { jsonSchema } } };
}

function serviceTierOf(tier: Parameter<string> | null, losses: Losses): JsonObject | null {
  if (tier === null) return null;
  const type = SERVICE_TIERS[tier.value];
  if (type === undefined) losses.add(tier.name, 'Bedrock has no such service tier.');
  return type ? { type } : null;
}

/** Bedrock keeps it in the account's log of invocations. */
function metadataOf(user: Parameter<string> | null, losses: Losses): JsonObject | null {
  if (user === null) return null;
  if (METADATA_VALUE.test(user.value)) return { user: user.value };
  losses.add(user.name, 'Bedrock takes up to 256 letters, digits and spaces, and some signs.');
  return null;
}

function unlessEmpty(name: string, members: JsonObject): JsonObject {
  return Object.keys(members).length === 0 ? {} : { [name]: members };
}
