import { invalidParameter } from '../json-request.ts';
import type {
  ChatRequest,
  ChatTool,
  Parameter,
  Reasoning,
  ResponseFormat,
  ToolChoice,
} from '../translation/chat-request.ts';
import {
  booleanParameter,
  isObject,
  listAt,
  numberParameter,
  objectAt,
  objectParameter,
  optionalStringAt,
  stringAt,
  stringParameter,
  untranslatable,
  wholeParameter,
} from '../translation/read-parameter.ts';
import type { JsonObject } from '../translation/translator.ts';
import { cacheOf, readChatMessages } from './read-chat-messages.ts';

/** Members that are read here. */
const KNOWN = [
  'model',
  'messages',
  'stream',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'top_k',
  'frequency_penalty',
  'presence_penalty',
  'seed',
  'stop',
  'n',
  'logprobs',
  'top_logprobs',
  'logit_bias',
  'reasoning_effort',
  'reasoning',
  'thinking',
  'response_format',
  'user',
  'service_tier',
];
/**
 * Members that change no answer: how it is streamed (the writer reads it), where it is cached, who asks, and what the account keeps
 * of it. Weir records `metadata` itself.
 */
const WITHOUT_EFFECT = [
  'stream_options',
  'metadata',
  'prompt_cache_key',
  'prompt_cache_retention',
  'prompt_cache_options',
  'safety_identifier',
];
const NOT_OTHERS: ReadonlySet<string> = new Set([...KNOWN, ...WITHOUT_EFFECT]);

/**
 * A chat completion request (https://platform.openai.com/docs/api-reference/chat/create), with `top_k`, `reasoning` (OpenRouter) and
 * `thinking` (LiteLLM), which clients of gateways send.
 *
 * @throws DomainError `invalid_parameter`, `unsupported_parameter`
 */
export function readChatRequest(body: JsonObject): ChatRequest {
  const { tools, toolChoice } = readTools(body);
  return {
    model: stringAt(body.model, 'model'),
    streaming: body.stream === true,
    ...readChatMessages(body.messages),
    tools,
    toolChoice,
    parallelToolCalls: booleanParameter(body, 'parallel_tool_calls'),
    maxOutputTokens: readMaxOutputTokens(body),
    ...readSampling(body),
    logprobs: readLogprobs(body),
    reasoning: readReasoning(body),
    responseFormat: readResponseFormat(body),
    others: othersIn(body, NOT_OTHERS),
  };
}

/** Those that chat and text completions have in common. @throws DomainError `invalid_parameter` */
export function readSampling(body: JsonObject) {
  return {
    temperature: numberParameter(body, 'temperature'),
    topP: numberParameter(body, 'top_p'),
    topK: wholeParameter(body, 'top_k'),
    frequencyPenalty: numberParameter(body, 'frequency_penalty'),
    presencePenalty: numberParameter(body, 'presence_penalty'),
    seed: wholeParameter(body, 'seed'),
    stop: readStop(body),
    choices: wholeParameter(body, 'n'),
    logitBias: objectParameter(body, 'logit_bias') as Parameter<Readonly<Record<string, number>>> | null,
    user: stringParameter(body, 'user'),
    serviceTier: stringParameter(body, 'service_tier'),
  };
}

/** Null is absent, and `store: false` is what every other upstream does. */
export function othersIn(body: JsonObject, known: ReadonlySet<string>): Parameter<unknown>[] {
  return Object.entries(body)
    .filter(([name, value]) => value !== null && !known.has(name) && !(name === 'store' && value === false))
    .map(([name, value]) => ({ name, value }));
}

/** A member may come under both names, as long as they agree. */
function readMaxOutputTokens(body: JsonObject): Parameter<number> | null {
  const newer = wholeParameter(body, 'max_completion_tokens');
  const older = wholeParameter(body, 'max_tokens');
  if (newer !== null && older !== null && newer.value !== older.value) {
    throw invalidParameter(
      'max_tokens',
      '`max_tokens` and `max_completion_tokens` differ: give one of them.',
    );
  }
  return newer ?? older;
}

function readStop(body: JsonObject): Parameter<readonly string[]> | null {
  const { stop } = body;
  if (stop === undefined || stop === null) return null;
  const list = typeof stop === 'string' ? [stop] : listAt(stop, 'stop');
  return { name: 'stop', value: list.map((one, index) => stringAt(one, `stop.${index}`)) };
}

function readLogprobs(body: JsonObject): Parameter<number> | null {
  const wanted = booleanParameter(body, 'logprobs');
  const top = wholeParameter(body, 'top_logprobs');
  if (wanted?.value !== true) return null;
  return { name: 'logprobs', value: top?.value ?? 0 };
}

function readTools(body: JsonObject): Pick<ChatRequest, 'tools' | 'toolChoice'> {
  const given = body.tools ?? [];
  const tools = listAt(given, 'tools').map((tool, index) => readTool(tool, `tools.${index}`));
  const { tool_choice: choice } = body;
  if (choice === undefined || choice === null) return { tools, toolChoice: null };
  if (isObject(choice) && choice.type === 'allowed_tools') return readAllowedTools(tools, choice);
  return { tools, toolChoice: { name: 'tool_choice', value: readToolChoice(choice) } };
}

function readTool(value: unknown, path: string): ChatTool {
  const tool = objectAt(value, path);
  if (tool.type !== undefined && tool.type !== 'function')
    throw untranslatable(`${path}.type`, 'Only functions can be translated.');
  const described = objectAt(tool.function, `${path}.function`);
  return {
    name: stringAt(described.name, `${path}.function.name`),
    description: optionalStringAt(described.description, `${path}.function.description`),
    parameters: described.parameters ?? null,
    strict: typeof described.strict === 'boolean' ? described.strict : null,
    ...cacheOf(described),
    ...cacheOf(tool),
  };
}

function readToolChoice(choice: unknown): ToolChoice {
  if (choice === 'auto' || choice === 'none' || choice === 'required') return { kind: choice };
  const { type, function: chosen } = objectAt(choice, 'tool_choice');
  if (type !== 'function') throw untranslatable('tool_choice.type', 'Only functions can be translated.');
  const { name } = objectAt(chosen, 'tool_choice.function');
  return { kind: 'tool', name: stringAt(name, 'tool_choice.function.name') };
}

/** Tools that a model may not use are left out. */
function readAllowedTools(tools: readonly ChatTool[], choice: JsonObject) {
  const path = 'tool_choice.allowed_tools';
  const allowed = objectAt(choice.allowed_tools, path);
  const names = listAt(allowed.tools, `${path}.tools`).map((tool, index) => {
    const { function: chosen } = objectAt(tool, `${path}.tools.${index}`);
    return stringAt(
      objectAt(chosen, `${path}.tools.${index}.function`).name,
      `${path}.tools.${index}.function.name`,
    );
  });
  const kind = allowed.mode === 'required' ? 'required' : 'auto';
  const toolChoice: Parameter<ToolChoice> = { name: 'tool_choice', value: { kind } };
  return { tools: tools.filter(({ name }) => names.includes(name)), toolChoice };
}

/** `reasoning_effort` (OpenAI), `reasoning` (OpenRouter) or `thinking` (Anthropic, by LiteLLM). */
function readReasoning(body: JsonObject): Parameter<Reasoning> | null {
  const effort = stringParameter(body, 'reasoning_effort');
  if (effort !== null) return { name: effort.name, value: ofEffort(effort.value) };
  const reasoning = objectParameter(body, 'reasoning');
  if (reasoning !== null) {
    const { enabled, effort: given, max_tokens: tokens } = reasoning.value;
    const { name } = reasoning;
    if (enabled === false) return { name, value: { kind: 'off' } };
    if (typeof tokens === 'number') return { name, value: { kind: 'budget', tokens } };
    if (typeof given === 'string') return { name, value: ofEffort(given) };
    return enabled === true ? { name, value: ofEffort('medium') } : null;
  }
  const thinking = objectParameter(body, 'thinking');
  if (thinking === null) return null;
  const { name } = thinking;
  const { type, budget_tokens: tokens } = thinking.value;
  if (type === 'disabled') return { name, value: { kind: 'off' } };
  if (type === 'adaptive') return { name, value: { kind: 'adaptive' } };
  if (typeof tokens === 'number') return { name, value: { kind: 'budget', tokens } };
  return { name, value: { kind: 'adaptive' } };
}

function ofEffort(effort: string): Reasoning {
  return { kind: 'effort', effort, summary: null };
}

function readResponseFormat(body: JsonObject): Parameter<ResponseFormat> | null {
  const format = objectParameter(body, 'response_format');
  if (format === null) return null;
  const { name } = format;
  switch (format.value.type) {
    case 'text':
      return { name, value: { kind: 'text' } };
    case 'json_object':
      return { name, value: { kind: 'json' } };
    case 'json_schema': {
      const described = objectAt(format.value.json_schema, 'response_format.json_schema');
      return {
        name,
        value: {
          kind: 'json-schema',
          name: optionalStringAt(described.name, 'response_format.json_schema.name'),
          schema: objectAt(described.schema, 'response_format.json_schema.schema'),
          strict: typeof described.strict === 'boolean' ? described.strict : null,
        },
      };
    }
    default:
      throw untranslatable('response_format.type', 'It may be text, json_object or json_schema.');
  }
}
