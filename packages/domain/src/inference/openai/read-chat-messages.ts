import { invalidParameter } from '../json-request.ts';
import type { CachePoint, ChatMessage, ContentPart, MediaSource } from '../translation/chat-request.ts';
import {
  isObject,
  listAt,
  objectAt,
  optionalStringAt,
  stringAt,
  untranslatable,
} from '../translation/read-parameter.ts';
import type { JsonObject } from '../translation/translator.ts';
import { readMediaUrl } from './data-url.ts';
import { readReasoningDetails } from './reasoning-details.ts';

/** The instructions at the beginning of a conversation, and the conversation. */
export interface Conversation {
  readonly system: readonly ContentPart[];
  readonly messages: readonly ChatMessage[];
}

/**
 * `messages` of a chat completion request (https://platform.openai.com/docs/api-reference/chat/create), with what compatible
 * gateways take besides: `cache_control` on parts and messages, and the reasoning of earlier turns.
 *
 * @throws DomainError `invalid_parameter`, `unsupported_parameter`
 */
export function readChatMessages(value: unknown): Conversation {
  const system: ContentPart[] = [];
  const messages: ChatMessage[] = [];
  for (const [index, one] of listAt(value, 'messages').entries()) {
    const path = `messages.${index}`;
    const message = objectAt(one, path);
    const role = stringAt(message.role, `${path}.role`);
    const isSystem = role === 'system' || role === 'developer';
    if (isSystem && messages.length === 0) {
      system.push(...readContent(message, path));
      continue;
    }
    const results = role === 'tool' ? [readToolResult(message, path)] : null;
    const last = messages.at(-1);
    // The results of parallel calls are one turn of the user.
    if (results !== null && last?.role === 'user' && last.content[0]?.kind === 'tool-result') {
      messages[messages.length - 1] = { ...last, content: [...last.content, ...results] };
      continue;
    }
    const name = optionalStringAt(message.name, `${path}.name`);
    messages.push({
      role: isSystem ? 'system' : role === 'assistant' ? 'assistant' : 'user',
      content: results ?? readTurn(role, message, path),
      name: name === null ? null : { value: name, name: `${path}.name` },
      path,
    });
  }
  return { system, messages };
}

function readTurn(role: string, message: JsonObject, path: string): ContentPart[] {
  switch (role) {
    case 'user':
    case 'system':
    case 'developer':
      return readContent(message, path);
    case 'assistant':
      return readAssistant(message, path);
    case 'function':
      throw untranslatable(`${path}.role`, 'Use tools instead of functions.');
    default:
      throw invalidParameter(
        `${path}.role`,
        `The parameter \`${path}.role\` must be system, developer, user, assistant or tool.`,
      );
  }
}

function readToolResult(message: JsonObject, path: string): ContentPart {
  return {
    kind: 'tool-result',
    callId: stringAt(message.tool_call_id, `${path}.tool_call_id`),
    content: readContent({ content: message.content }, path),
    isError: false,
    ...cacheOf(message),
  };
}

function readAssistant(message: JsonObject, path: string): ContentPart[] {
  if (message.function_call !== undefined && message.function_call !== null)
    throw untranslatable(`${path}.function_call`, 'Use tools instead of functions.');
  if (message.audio !== undefined && message.audio !== null)
    throw untranslatable(`${path}.audio`, 'Audio of earlier turns cannot be referred to.');
  const parts: ContentPart[] = readReasoning(message);
  parts.push(...readContent(message, path));
  const refusal = optionalStringAt(message.refusal, `${path}.refusal`);
  if (refusal !== null && refusal !== '') parts.push({ kind: 'refusal', text: refusal });
  const { tool_calls: calls } = message;
  if (calls !== undefined && calls !== null) {
    for (const [index, call] of listAt(calls, `${path}.tool_calls`).entries())
      parts.push(readToolCall(call, `${path}.tool_calls.${index}`));
  }
  return parts;
}

function readToolCall(value: unknown, path: string): ContentPart {
  const call = objectAt(value, path);
  if (call.type !== undefined && call.type !== 'function')
    throw untranslatable(`${path}.type`, 'Only calls of functions can be translated.');
  const called = objectAt(call.function, `${path}.function`);
  return {
    kind: 'tool-call',
    id: stringAt(call.id, `${path}.id`),
    name: stringAt(called.name, `${path}.function.name`),
    arguments: stringAt(called.arguments, `${path}.function.arguments`),
    ...cacheOf(call),
  };
}

/** Details carry signatures; the plain text (`reasoning_content`, or `reasoning` as vLLM and OpenRouter say) does not. */
function readReasoning(message: JsonObject): ContentPart[] {
  const details = readReasoningDetails(message.reasoning_details);
  if (details.length > 0) return details;
  const text = message.reasoning_content ?? message.reasoning;
  return typeof text === 'string' && text !== '' ? [{ kind: 'reasoning', text, signature: null }] : [];
}

/** `cache_control` of a message is that of its last part. */
function readContent(message: JsonObject, path: string): ContentPart[] {
  const { content } = message;
  if (content === undefined || content === null) return [];
  if (typeof content === 'string')
    return content === '' ? [] : [{ kind: 'text', text: content, ...cacheOf(message) }];
  const parts = listAt(content, `${path}.content`).map((part, index) =>
    readPart(objectAt(part, `${path}.content.${index}`), `${path}.content.${index}`),
  );
  const last = parts.at(-1);
  if (last !== undefined) parts[parts.length - 1] = { ...last, ...cacheOf(message) };
  return parts;
}

function readPart(part: JsonObject, path: string): ContentPart {
  switch (part.type) {
    case 'text':
      return { kind: 'text', text: stringAt(part.text, `${path}.text`), ...cacheOf(part) };
    case 'refusal':
      return { kind: 'refusal', text: stringAt(part.refusal, `${path}.refusal`) };
    case 'image_url':
      return readImage(part, path);
    case 'input_audio': {
      const audio = objectAt(part.input_audio, `${path}.input_audio`);
      const format = stringAt(audio.format, `${path}.input_audio.format`);
      return { kind: 'audio', format, data: stringAt(audio.data, `${path}.input_audio.data`) };
    }
    case 'file':
      return readFile(part, path);
    default:
      throw untranslatable(`${path}.type`, 'Parts may be text, image_url, input_audio and file.');
  }
}

/** Some clients send the URL itself in place of the object. */
function readImage(part: JsonObject, path: string): ContentPart {
  const image = typeof part.image_url === 'string' ? { url: part.image_url } : part.image_url;
  const { url, detail: given } = objectAt(image, `${path}.image_url`);
  const detail = optionalStringAt(given, `${path}.image_url.detail`);
  return {
    kind: 'image',
    source: readMediaUrl(stringAt(url, `${path}.image_url.url`)),
    ...(detail !== null && { detail }),
    ...cacheOf(part),
  };
}

function readFile(part: JsonObject, path: string): ContentPart {
  const file = objectAt(part.file, `${path}.file`);
  const data = optionalStringAt(file.file_data, `${path}.file.file_data`);
  const source: MediaSource =
    data === null ? { kind: 'file', id: stringAt(file.file_id, `${path}.file.file_id`) } : readMediaUrl(data);
  if (data !== null && source.kind === 'url' && !/^https?:/i.test(data)) {
    throw invalidParameter(
      `${path}.file.file_data`,
      `The parameter \`${path}.file.file_data\` must be a data URL.`,
    );
  }
  return {
    kind: 'document',
    source,
    title: optionalStringAt(file.filename, `${path}.file.filename`),
    context: null,
    citations: false,
    ...cacheOf(part),
  };
}

/** Anthropic's `cache_control`, as OpenRouter and LiteLLM take it, and OpenAI's `prompt_cache_breakpoint`. */
export function cacheOf(value: JsonObject): { readonly cache?: CachePoint } {
  const { cache_control: control, prompt_cache_breakpoint: breakpoint } = value;
  if (isObject(control))
    return { cache: { ttl: control.ttl === '1h' || control.ttl === '5m' ? control.ttl : null } };
  return isObject(breakpoint) ? { cache: { ttl: null } } : NOT_CACHED;
}

const NOT_CACHED = {};
