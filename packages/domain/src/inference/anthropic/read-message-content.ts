import type { CachePoint, ContentPart, MediaSource } from '../translation/chat-request.ts';
import {
  isObject,
  listAt,
  objectAt,
  optionalStringAt,
  stringAt,
  untranslatable,
} from '../translation/read-parameter.ts';
import type { JsonObject } from '../translation/translator.ts';

/**
 * The content of a message, of a system prompt or of a tool's result: a text, or blocks
 * (https://docs.claude.com/en/api/messages). Names say where it stands.
 *
 * @throws DomainError `invalid_parameter`; `unsupported_parameter` for blocks that only Anthropic's own tools know
 */
export function readContent(content: unknown, path: string): ContentPart[] {
  if (content === undefined || content === null) return [];
  if (typeof content === 'string') return content === '' ? [] : [{ kind: 'text', text: content }];
  return listAt(content, path).map((block, index) => {
    const place = `${path}.${index}`;
    return readBlock(objectAt(block, place), place);
  });
}

export function cacheOf({ cache_control: control }: JsonObject): { readonly cache?: CachePoint } {
  if (!isObject(control)) return NOT_CACHED;
  return { cache: { ttl: control.ttl === '1h' || control.ttl === '5m' ? control.ttl : null } };
}

const NOT_CACHED = {};

function readBlock(block: JsonObject, path: string): ContentPart {
  switch (block.type) {
    case 'text': {
      const { citations } = block;
      return {
        kind: 'text',
        text: stringAt(block.text, `${path}.text`),
        ...(Array.isArray(citations) && citations.length > 0 && { citations: citations as unknown[] }),
        ...cacheOf(block),
      };
    }
    case 'image':
      if (isObject(block.transformations) && Object.keys(block.transformations).length > 0)
        throw untranslatable(`${path}.transformations`, 'Images must be sent unchanged.');
      return { kind: 'image', source: readSource(block.source, `${path}.source`), ...cacheOf(block) };
    case 'document':
      return readDocument(block, path);
    case 'search_result':
      return readSearchResult(block, path);
    case 'thinking':
      return {
        kind: 'reasoning',
        text: stringAt(block.thinking, `${path}.thinking`),
        signature: optionalStringAt(block.signature, `${path}.signature`) || null,
      };
    case 'redacted_thinking':
      return { kind: 'redacted-reasoning', data: stringAt(block.data, `${path}.data`) };
    case 'tool_use':
      return {
        kind: 'tool-call',
        id: stringAt(block.id, `${path}.id`),
        name: stringAt(block.name, `${path}.name`),
        arguments: JSON.stringify(block.input ?? {}),
        ...cacheOf(block),
      };
    case 'tool_result':
      return {
        kind: 'tool-result',
        callId: stringAt(block.tool_use_id, `${path}.tool_use_id`),
        content: readContent(block.content, `${path}.content`),
        isError: block.is_error === true,
        ...cacheOf(block),
      };
    default:
      throw untranslatable(
        `${path}.type`,
        `The block \`${nameOf(block.type)}\` is supported by Anthropic only.`,
      );
  }
}

function readDocument(block: JsonObject, path: string): ContentPart {
  const { citations } = block;
  return {
    kind: 'document',
    source: readSource(block.source, `${path}.source`),
    title: optionalStringAt(block.title, `${path}.title`),
    context: optionalStringAt(block.context, `${path}.context`),
    citations: isObject(citations) && citations.enabled === true,
    ...cacheOf(block),
  };
}

/** A document whose text is given. */
function readSearchResult(block: JsonObject, path: string): ContentPart {
  const { citations } = block;
  return {
    kind: 'document',
    source: { kind: 'text', mediaType: 'text/plain', text: textOf(block.content, `${path}.content`) },
    title: optionalStringAt(block.title, `${path}.title`),
    context: optionalStringAt(block.source, `${path}.source`),
    citations: isObject(citations) && citations.enabled === true,
    ...cacheOf(block),
  };
}

function readSource(value: unknown, path: string): MediaSource {
  const source = objectAt(value, path);
  switch (source.type) {
    case 'base64':
      return {
        kind: 'base64',
        mediaType: stringAt(source.media_type, `${path}.media_type`),
        data: stringAt(source.data, `${path}.data`),
      };
    case 'text':
      return {
        kind: 'text',
        mediaType: optionalStringAt(source.media_type, `${path}.media_type`) ?? 'text/plain',
        text: stringAt(source.data, `${path}.data`),
      };
    case 'content':
      return { kind: 'text', mediaType: 'text/plain', text: textOf(source.content, `${path}.content`) };
    case 'url':
      return { kind: 'url', url: stringAt(source.url, `${path}.url`) };
    case 'file':
      return { kind: 'file', id: stringAt(source.file_id, `${path}.file_id`) };
    default:
      throw untranslatable(`${path}.type`, 'Sources may be base64, text, content, url and file.');
  }
}

/** A text, or blocks of text. */
function textOf(content: unknown, path: string): string {
  const texts = readContent(content, path).map((part, index) => {
    if (part.kind === 'text') return part.text;
    throw untranslatable(`${path}.${index}`, 'Only text can be translated here.');
  });
  return texts.join('\n\n');
}

/** Of what a client wrote, as much as fits a message. */
export function nameOf(type: unknown): string {
  return typeof type === 'string' ? type.slice(0, 64) : typeof type;
}
