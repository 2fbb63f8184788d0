import { invalidParameter } from '../json-request.ts';
import type {
  ChatRequest,
  ChatTool,
  ContentPart,
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
  optionalStringAt,
  stringAt,
  stringParameter,
  wholeParameter,
} from '../translation/read-parameter.ts';
import type { JsonObject } from '../translation/translator.ts';
import { readResponsesInput } from './responses-input-reader.ts';

/** Read below, or without a meaning for the answer: hints for OpenAI's cache, labels, a detail of OpenAI's own stream. */
const READ: ReadonlySet<string> = new Set([
  ...['model', 'stream', 'input', 'instructions', 'max_output_tokens', 'temperature', 'top_p', 'tools'],
  ...['tool_choice', 'parallel_tool_calls', 'reasoning', 'text', 'include', 'top_logprobs', 'user'],
  ...['safety_identifier', 'service_tier', 'metadata', 'prompt_cache_key', 'stream_options'],
]);

/** What these members mean when they are absent. Given so, they ask for nothing. */
const DEFAULTS: JsonObject = {
  store: false,
  background: false,
  truncation: 'disabled',
  service_tier: 'auto',
};

/**
 * Reads a request for a response (https://platform.openai.com/docs/api-reference/responses/create) that is answered without
 * state: `store` is false where the client does not say otherwise.
 *
 * @throws DomainError `invalid_parameter`, naming the member
 */
export function readResponsesRequest(body: JsonObject): ChatRequest {
  const input = readResponsesInput(body.input);
  const tools = readTools(body.tools);
  const text = isObject(body.text) ? body.text : {};
  const reasoning = isObject(body.reasoning) ? body.reasoning : {};
  return {
    model: stringAt(body.model, 'model'),
    streaming: body.stream === true,
    system: [...instructions(body.instructions), ...input.system],
    messages: input.messages,
    tools: tools.functions,
    toolChoice: readToolChoice(body.tool_choice),
    parallelToolCalls: booleanParameter(body, 'parallel_tool_calls'),
    maxOutputTokens: wholeParameter(body, 'max_output_tokens'),
    temperature: numberParameter(body, 'temperature'),
    topP: numberParameter(body, 'top_p'),
    topK: null,
    frequencyPenalty: null,
    presencePenalty: null,
    seed: null,
    stop: null,
    choices: null,
    logprobs: readLogprobs(body),
    logitBias: null,
    reasoning: readReasoning(reasoning),
    responseFormat: readFormat(text.format),
    user: stringParameter(body, 'safety_identifier') ?? stringParameter(body, 'user'),
    serviceTier: body.service_tier === DEFAULTS.service_tier ? null : stringParameter(body, 'service_tier'),
    others: [
      ...input.others,
      ...tools.others,
      ...othersOf('reasoning', reasoning, ['effort', 'summary', 'generate_summary'], {
        mode: 'standard',
        context: 'auto',
      }),
      ...othersOf('text', text, ['format'], { verbosity: 'medium' }),
      ...otherToolChoice(body.tool_choice),
      ...othersOf('', body, READ, DEFAULTS),
    ],
  };
}

/** Members that are given, not read, and differ from what they mean when they are absent. */
function othersOf(
  parent: string,
  values: JsonObject,
  read: Iterable<string>,
  defaults: JsonObject,
): Parameter<unknown>[] {
  const known = new Set(read);
  return Object.entries(values)
    .filter(([name, value]) => value !== null && !known.has(name) && value !== defaults[name])
    .map(([name, value]) => ({ name: parent === '' ? name : `${parent}.${name}`, value }));
}

function instructions(value: unknown): ContentPart[] {
  if (value === undefined || value === null) return [];
  return [{ kind: 'text', text: stringAt(value, 'instructions') }];
}

/** Functions. Other tools run at OpenAI or follow its own formats. */
function readTools(value: unknown): { functions: ChatTool[]; others: Parameter<unknown>[] } {
  const functions: ChatTool[] = [];
  const others: Parameter<unknown>[] = [];
  if (value === undefined || value === null) return { functions, others };
  listAt(value, 'tools').forEach((one, index) => {
    const name = `tools.${index}`;
    const tool = objectAt(one, name);
    if (tool.type !== 'function') {
      others.push({ name, value: tool });
      return;
    }
    functions.push({
      name: stringAt(tool.name, `${name}.name`),
      description: optionalStringAt(tool.description, `${name}.description`),
      parameters: tool.parameters ?? { type: 'object', properties: {} },
      strict: typeof tool.strict === 'boolean' ? tool.strict : null,
    });
  });
  return { functions, others };
}

function readToolChoice(value: unknown): Parameter<ToolChoice> | null {
  const name = 'tool_choice';
  if (value === 'auto' || value === 'none' || value === 'required') return { name, value: { kind: value } };
  if (!isObject(value) || value.type !== 'function') return null;
  return { name, value: { kind: 'tool', name: stringAt(value.name, 'tool_choice.name') } };
}

/** A choice among several tools, or of one that is no function. */
function otherToolChoice(value: unknown): Parameter<unknown>[] {
  const isOther = isObject(value) && value.type !== 'function';
  return isOther ? [{ name: 'tool_choice', value }] : [];
}

function readLogprobs(body: JsonObject): Parameter<number> | null {
  const top = wholeParameter(body, 'top_logprobs');
  if (top !== null && top.value > 0) return top;
  const asked = Array.isArray(body.include) && body.include.includes('message.output_text.logprobs');
  return asked ? { name: 'include', value: 0 } : null;
}

function readReasoning({ effort, summary }: JsonObject): Parameter<Reasoning> | null {
  if (effort === undefined || effort === null) return null;
  const name = 'reasoning';
  const text = stringAt(effort, 'reasoning.effort');
  if (text === 'none') return { name, value: { kind: 'off' } };
  return {
    name,
    value: { kind: 'effort', effort: text, summary: optionalStringAt(summary, 'reasoning.summary') },
  };
}

function readFormat(value: unknown): Parameter<ResponseFormat> | null {
  if (value === undefined || value === null) return null;
  const name = 'text.format';
  const format = objectAt(value, name);
  switch (format.type) {
    case 'text':
      return null;
    case 'json_object':
      return { name, value: { kind: 'json' } };
    case 'json_schema':
      return {
        name,
        value: {
          kind: 'json-schema',
          name: optionalStringAt(format.name, `${name}.name`),
          schema: format.schema,
          strict: typeof format.strict === 'boolean' ? format.strict : null,
        },
      };
    default:
      throw invalidParameter(`${name}.type`, `The parameter \`${name}.type\` has an unknown value.`);
  }
}
