import { invalidParameter } from '../json-request.ts';
import type {
  ChatMessage,
  ChatRequest,
  ChatTool,
  Parameter,
  Reasoning,
  ResponseFormat,
  ToolChoice,
} from '../translation/chat-request.ts';
import {
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
import { cacheOf, nameOf, readContent } from './read-message-content.ts';

/** Members that are read here. */
const KNOWN = [
  'model',
  'messages',
  'system',
  'max_tokens',
  'stream',
  'tools',
  'tool_choice',
  'stop_sequences',
  'temperature',
  'top_p',
  'top_k',
  'thinking',
  'output_config',
  'output_format',
  'metadata',
  'service_tier',
];
/** Members that change no answer: how the prompt is cached, and whether the answer says so. */
const WITHOUT_EFFECT = ['cache_control', 'diagnostics'];
const NOT_OTHERS: ReadonlySet<string> = new Set([...KNOWN, ...WITHOUT_EFFECT]);

/**
 * A request of Messages (https://docs.claude.com/en/api/messages) for an upstream of another API.
 *
 * @throws DomainError `invalid_parameter`, `unsupported_parameter`
 */
export function readMessageRequest(body: JsonObject): ChatRequest {
  const stop = body.stop_sequences;
  const outputConfig = objectParameter(body, 'output_config')?.value ?? {};
  return {
    model: stringAt(body.model, 'model'),
    streaming: body.stream === true,
    system: readContent(body.system, 'system'),
    messages: listAt(body.messages, 'messages').map(readMessage),
    tools: listAt(body.tools ?? [], 'tools').map(readTool),
    ...readToolChoice(body),
    maxOutputTokens: wholeParameter(body, 'max_tokens'),
    temperature: numberParameter(body, 'temperature'),
    topP: numberParameter(body, 'top_p'),
    topK: wholeParameter(body, 'top_k'),
    frequencyPenalty: null,
    presencePenalty: null,
    seed: null,
    stop:
      stop === undefined || stop === null
        ? null
        : {
            name: 'stop_sequences',
            value: listAt(stop, 'stop_sequences').map((one, index) =>
              stringAt(one, `stop_sequences.${index}`),
            ),
          },
    choices: null,
    logprobs: null,
    logitBias: null,
    reasoning: readReasoning(body, outputConfig),
    responseFormat: readFormat(body, outputConfig),
    user: readUser(body),
    serviceTier: readServiceTier(body),
    others: othersIn(body),
  };
}

function readMessage(value: unknown, index: number): ChatMessage {
  const path = `messages.${index}`;
  const { role, content } = objectAt(value, path);
  if (role !== 'user' && role !== 'assistant' && role !== 'system') {
    throw invalidParameter(
      `${path}.role`,
      `The parameter \`${path}.role\` must be user, assistant or system.`,
    );
  }
  return { role, content: readContent(content, `${path}.content`), name: null, path };
}

/** Tools with a type of their own run at Anthropic, or are known to its models only. */
function readTool(value: unknown, index: number): ChatTool {
  const path = `tools.${index}`;
  const tool = objectAt(value, path);
  const { type } = tool;
  if (type !== undefined && type !== null && type !== 'custom')
    throw untranslatable(path, `The tool \`${nameOf(type)}\` is supported by Anthropic only.`);
  if (tool.defer_loading === true)
    throw untranslatable(`${path}.defer_loading`, 'All tools must be sent at the beginning.');
  return {
    name: stringAt(tool.name, `${path}.name`),
    description: optionalStringAt(tool.description, `${path}.description`),
    parameters: objectAt(tool.input_schema, `${path}.input_schema`),
    strict: typeof tool.strict === 'boolean' ? tool.strict : null,
    ...cacheOf(tool),
  };
}

function readToolChoice(body: JsonObject): Pick<ChatRequest, 'toolChoice' | 'parallelToolCalls'> {
  const choice = objectParameter(body, 'tool_choice');
  if (choice === null) return { toolChoice: null, parallelToolCalls: null };
  const { name, value } = choice;
  return {
    toolChoice: { name, value: toolChoiceOf(value) },
    parallelToolCalls:
      value.disable_parallel_tool_use === true
        ? { name: `${name}.disable_parallel_tool_use`, value: false }
        : null,
  };
}

function toolChoiceOf({ type, name }: JsonObject): ToolChoice {
  switch (type) {
    case 'auto':
    case 'none':
      return { kind: type };
    case 'any':
      return { kind: 'required' };
    case 'tool':
      return { kind: 'tool', name: stringAt(name, 'tool_choice.name') };
    default:
      throw invalidParameter(
        'tool_choice.type',
        'The parameter `tool_choice.type` must be auto, any, tool or none.',
      );
  }
}

/** An effort says more to other models than a budget, or than that Claude decides by itself. */
function readReasoning(body: JsonObject, { effort }: JsonObject): Parameter<Reasoning> | null {
  const thinking = objectParameter(body, 'thinking');
  const type = thinking?.value.type;
  // What `between_tools` adds are remarks on progress.
  if (type === 'disabled' || type === 'between_tools') return { name: 'thinking', value: { kind: 'off' } };
  if (effort !== undefined && effort !== null) {
    const name = 'output_config.effort';
    return { name, value: { kind: 'effort', effort: stringAt(effort, name), summary: null } };
  }
  if (thinking === null) return null;
  if (type === 'adaptive') return { name: 'thinking', value: { kind: 'adaptive' } };
  const tokens = thinking.value.budget_tokens;
  if (type === 'enabled' && Number.isSafeInteger(tokens))
    return { name: 'thinking', value: { kind: 'budget', tokens: tokens as number } };
  throw invalidParameter(
    'thinking',
    'The parameter `thinking` must be enabled with `budget_tokens`, adaptive or disabled.',
  );
}

/** `output_format` is its name in the beta. Anthropic guarantees the schema, so it is strict. */
function readFormat(body: JsonObject, { format }: JsonObject): Parameter<ResponseFormat> | null {
  const [value, name] =
    format === undefined || format === null
      ? [body.output_format, 'output_format']
      : [format, 'output_config.format'];
  if (value === undefined || value === null) return null;
  const { type, schema } = objectAt(value, name);
  if (type !== 'json_schema') throw invalidParameter(`${name}.type`, `\`${name}.type\` must be json_schema.`);
  return {
    name,
    value: {
      kind: 'json-schema',
      name: null,
      schema: objectAt(schema, `${name}.schema`),
      strict: true,
    },
  };
}

function readUser(body: JsonObject): Parameter<string> | null {
  const user = objectParameter(body, 'metadata')?.value.user_id;
  return user === undefined || user === null
    ? null
    : { name: 'metadata.user_id', value: stringAt(user, 'metadata.user_id') };
}

/** `auto` is what every upstream does. */
function readServiceTier(body: JsonObject): Parameter<string> | null {
  const tier = stringParameter(body, 'service_tier');
  return tier?.value === 'auto' ? null : tier;
}

/** Null is absent, and so is what asks for the default. */
function othersIn(body: JsonObject): Parameter<unknown>[] {
  return Object.entries(body)
    .filter(([name, value]) => value !== null && !NOT_OTHERS.has(name) && !isDefault(name, value))
    .map(([name, value]) => ({ name, value }));
}

/** Other upstreams keep the thoughts of earlier turns or leave them out as they like, so editing only those changes nothing. */
function isDefault(name: string, value: unknown): boolean {
  if (name === 'speed') return value === 'standard';
  if (name === 'mcp_servers') return Array.isArray(value) && value.length === 0;
  if (name !== 'context_management' || !isObject(value)) return false;
  const { edits } = value;
  return (
    Array.isArray(edits) &&
    edits.every((edit) => isObject(edit) && String(edit.type).startsWith('clear_thinking'))
  );
}
