import type { ChatMessage, ContentPart, MediaSource, Parameter } from '../translation/chat-request.ts';
import { isObject, objectAt, stringAt } from '../translation/read-parameter.ts';
import type { JsonObject } from '../translation/translator.ts';
import { reasoningParts } from './reasoning-content.ts';

/** The `input` of a request for a response: what was said, and the items that have no counterpart elsewhere. */
export interface ResponsesInput {
  /** Instructions before the first other item. */
  readonly system: readonly ContentPart[];
  readonly messages: readonly ChatMessage[];
  readonly others: readonly Parameter<unknown>[];
}

type Role = ChatMessage['role'];

interface OpenMessage {
  readonly role: Role;
  readonly content: ContentPart[];
  readonly path: string;
}

/**
 * Reads the text or the items of `input` (https://platform.openai.com/docs/api-reference/responses/create). What the model
 * produced in a row, i.e. reasoning, text and function calls, is one message of the assistant; so are the outputs of calls in
 * a row one of the user.
 *
 * @throws DomainError `invalid_parameter`, naming the item
 */
export function readResponsesInput(input: unknown): ResponsesInput {
  if (typeof input === 'string') {
    const content: ContentPart[] = [{ kind: 'text', text: input }];
    return { system: [], messages: [{ role: 'user', content, name: null, path: 'input' }], others: [] };
  }
  const reader = new InputReader();
  for (const [index, item] of (Array.isArray(input) ? input : []).entries())
    reader.read(item, `input.${index}`);
  return reader;
}

class InputReader implements ResponsesInput {
  readonly system: ContentPart[] = [];
  readonly others: Parameter<unknown>[] = [];
  readonly #messages: OpenMessage[] = [];

  get messages(): readonly ChatMessage[] {
    return this.#messages.map((message) => ({ ...message, name: null }));
  }

  read(value: unknown, path: string): void {
    const item = objectAt(value, path);
    switch (item.type ?? 'message') {
      case 'message':
        this.#message(item, path);
        return;
      case 'function_call':
        this.#add('assistant', path, {
          kind: 'tool-call',
          id: stringAt(item.call_id, `${path}.call_id`),
          name: stringAt(item.name, `${path}.name`),
          arguments: stringAt(item.arguments, `${path}.arguments`),
        });
        return;
      case 'function_call_output':
        this.#add('user', path, {
          kind: 'tool-result',
          callId: stringAt(item.call_id, `${path}.call_id`),
          content: this.#parts(item.output, `${path}.output`),
          isError: false,
        });
        return;
      case 'reasoning':
        for (const part of reasoningParts(item)) this.#add('assistant', path, part);
        return;
      default:
        this.others.push({ name: path, value: item });
    }
  }

  #message(item: JsonObject, path: string): void {
    const content = this.#parts(item.content, `${path}.content`);
    const role = stringAt(item.role, `${path}.role`);
    if (role === 'assistant') for (const part of content) this.#add('assistant', path, part);
    else if (role === 'user') this.#messages.push({ role, content, path });
    else if (this.#messages.length === 0) this.system.push(...content);
    else this.#messages.push({ role: 'system', content, path });
  }

  /** To the last message, if that is of the same role and, for the user, has outputs of calls only. */
  #add(role: Role, path: string, part: ContentPart): void {
    const last = this.#messages.at(-1);
    const goesOn =
      last?.role === role &&
      (role === 'assistant' || last.content.every(({ kind }) => kind === 'tool-result'));
    if (goesOn) last.content.push(part);
    else this.#messages.push({ role, content: [part], path });
  }

  #parts(content: unknown, path: string): ContentPart[] {
    if (typeof content === 'string') return [{ kind: 'text', text: content }];
    if (!Array.isArray(content)) return [];
    const parts: ContentPart[] = [];
    content.forEach((value, index) => {
      const at = `${path}.${index}`;
      const part = readPart(objectAt(value, at), at);
      if (part === null) this.others.push({ name: at, value });
      else parts.push(part);
    });
    return parts;
  }
}

/** Null for a kind of part without a counterpart. */
function readPart(part: JsonObject, path: string): ContentPart | null {
  const cache = isObject(part.prompt_cache_breakpoint) ? { cache: { ttl: null } } : {};
  switch (part.type) {
    case 'input_text':
      return { kind: 'text', text: stringAt(part.text, `${path}.text`), ...cache };
    case 'output_text': {
      const citations =
        Array.isArray(part.annotations) && part.annotations.length > 0 ? part.annotations : null;
      return { kind: 'text', text: stringAt(part.text, `${path}.text`), ...(citations && { citations }) };
    }
    case 'refusal':
      return { kind: 'refusal', text: stringAt(part.refusal, `${path}.refusal`) };
    case 'input_image': {
      const source = mediaSource(part.image_url, part.file_id);
      const detail = typeof part.detail === 'string' ? part.detail : null;
      return source && { kind: 'image', source, ...(detail !== null && { detail }), ...cache };
    }
    case 'input_file': {
      const source = mediaSource(part.file_data ?? part.file_url, part.file_id);
      return (
        source && {
          ...{
            kind: 'document',
            source,
            title: typeof part.filename === 'string' ? part.filename : null,
            context: null,
            citations: false,
          },
          ...cache,
        }
      );
    }
    case 'input_audio': {
      const { data, format } = objectAt(part.input_audio, `${path}.input_audio`);
      return { kind: 'audio', data: stringAt(data, path), format: stringAt(format, path) };
    }
    default:
      return null;
  }
}

/** `data:<type>;base64,<data>` (RFC 2397), another URL, or a file that the upstream keeps. */
function mediaSource(url: unknown, fileId: unknown): MediaSource | null {
  if (typeof url === 'string') {
    const isData = /^data:([^;,]+);base64,/.exec(url);
    if (isData === null) return { kind: 'url', url };
    return { kind: 'base64', mediaType: isData[1]!, data: url.slice(isData[0].length) };
  }
  return typeof fileId === 'string' ? { kind: 'file', id: fileId } : null;
}
