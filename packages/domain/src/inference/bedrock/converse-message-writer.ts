import type { CachePoint, ChatMessage, ContentPart } from '../translation/chat-request.ts';
import type { Losses } from '../translation/losses.ts';
import type { JsonObject } from '../translation/translator.ts';
import { ConverseMediaWriter } from './converse-media-writer.ts';

const TOOL_USE_ID = /^[a-zA-Z0-9_-]{1,64}$/;

interface ConverseMessage {
  readonly role: 'user' | 'assistant';
  readonly content: JsonObject[];
}

/** Writes the messages of one request. */
export class ConverseMessageWriter {
  /** Whether any message calls a tool, or has the result of one: Converse then needs the tools. */
  hasToolCalls = false;
  readonly #losses: Losses;
  readonly #takesThoughts: boolean;
  readonly #media: ConverseMediaWriter;
  /** Ids that Converse would reject, and those that stand for them. */
  readonly #toolUseIds = new Map<string, string>();

  /** @param takesThoughts whether the model may have signed the thoughts that come with a signature */
  constructor(losses: Losses, takesThoughts: boolean) {
    this.#losses = losses;
    this.#takesThoughts = takesThoughts;
    this.#media = new ConverseMediaWriter(losses);
  }

  system(parts: readonly ContentPart[]): JsonObject[] {
    const blocks: JsonObject[] = [];
    for (const part of parts) {
      if (part.kind !== 'text') {
        this.#losses.add('system', 'System prompts of Converse are text.');
        continue;
      }
      if (part.text !== '') blocks.push({ text: part.text });
      addCachePoint(blocks, part.cache);
    }
    return blocks;
  }

  /** Messages of one role that follow each other become one: Converse wants the roles to take turns. */
  messages(messages: readonly ChatMessage[]): ConverseMessage[] {
    const written: ConverseMessage[] = [];
    for (const { role, content, name, path } of messages) {
      if (role === 'system') {
        this.#losses.add(path, 'Converse takes instructions at the beginning only.');
        continue;
      }
      if (name !== null) this.#losses.add(name.name, 'Converse has no names of participants.');
      const blocks = this.#blocks(content, role, `${path}.content`);
      if (blocks.length === 0) continue;
      const last = written.at(-1);
      if (last?.role === role) last.content.push(...blocks);
      else written.push({ role, content: blocks });
    }
    return written;
  }

  #blocks(parts: readonly ContentPart[], role: 'user' | 'assistant', path: string): JsonObject[] {
    const blocks: JsonObject[] = [];
    for (const part of parts) {
      const block = this.#block(part, role, path);
      if (block !== null) blocks.push(block);
      addCachePoint(blocks, cacheOf(part));
    }
    return blocks;
  }

  /** Null for what is empty or lost. */
  #block(part: ContentPart, role: 'user' | 'assistant', path: string): JsonObject | null {
    switch (part.kind) {
      case 'text':
      case 'refusal':
        // Converse rejects a blank text, and clients send one beside tool calls.
        return part.text === '' ? null : { text: part.text };
      case 'tool-call':
        this.hasToolCalls = true;
        return this.#toolUse(part, path);
      case 'tool-result':
        this.hasToolCalls = true;
        return this.#toolResult(part, path);
      case 'reasoning':
        // Bedrock takes back only what its model signed. Only Claude signs; other models take no thoughts at all.
        if (part.signature === null || !this.#takesThoughts) return null;
        return { reasoningContent: { reasoningText: { text: part.text, signature: part.signature } } };
      case 'redacted-reasoning':
        if (!this.#takesThoughts) return null;
        return { reasoningContent: { redactedContent: part.data } };
      default:
        if (role === 'user') return this.#mediaBlock(part, path);
        this.#losses.add(path, 'Converse takes media in messages of users only.');
        return null;
    }
  }

  #mediaBlock(part: ContentPart, path: string): JsonObject | null {
    if (part.kind === 'image') return this.#media.image(part, path);
    if (part.kind === 'document') return this.#media.document(part, path);
    return part.kind === 'audio' ? this.#media.audio(part, path) : null;
  }

  #toolUse(part: ContentPart & { kind: 'tool-call' }, path: string): JsonObject | null {
    const input = readArguments(part.arguments);
    if (input === null) {
      this.#losses.add(path, 'Converse takes the arguments of a tool call as a JSON object.');
      return null;
    }
    return { toolUse: { toolUseId: this.#toolUseId(part.id), name: part.name, input } };
  }

  #toolResult(part: ContentPart & { kind: 'tool-result' }, path: string): JsonObject {
    const content: JsonObject[] = [];
    for (const inner of part.content) {
      const block = this.#resultBlock(inner, path);
      if (block !== null) content.push(block);
    }
    return {
      toolResult: {
        toolUseId: this.#toolUseId(part.callId),
        content,
        ...(part.isError && { status: 'error' }),
      },
    };
  }

  #resultBlock(part: ContentPart, path: string): JsonObject | null {
    switch (part.kind) {
      case 'text':
        return part.text === '' ? null : { text: part.text };
      case 'image':
        return this.#media.image(part, path);
      case 'document':
        return this.#media.document(part, path);
      default:
        this.#losses.add(path, 'Converse takes text, images and documents as the result of a tool.');
        return null;
    }
  }

  #toolUseId(id: string): string {
    if (TOOL_USE_ID.test(id)) return id;
    let known = this.#toolUseIds.get(id);
    if (known === undefined) {
      known = `weir_call_${this.#toolUseIds.size + 1}`;
      this.#toolUseIds.set(id, known);
    }
    return known;
  }
}

export function toCachePoint({ ttl }: CachePoint): JsonObject {
  return { cachePoint: { type: 'default', ...(ttl !== null && { ttl }) } };
}

function addCachePoint(blocks: JsonObject[], cache: CachePoint | undefined): void {
  // It belongs behind a block: nothing is before the first one.
  if (cache !== undefined && blocks.length > 0) blocks.push(toCachePoint(cache));
}

/** Of a result's own content too: a cache point cannot stand within it. */
function cacheOf(part: ContentPart): CachePoint | undefined {
  if ('cache' in part && part.cache !== undefined) return part.cache;
  return part.kind === 'tool-result'
    ? part.content.map(cacheOf).find((cache) => cache !== undefined)
    : undefined;
}

/** Null unless it is a JSON object. No arguments at all are those of an empty one. */
function readArguments(text: string): JsonObject | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : null;
  } catch {
    return null;
  }
}
