import type { ChatMessage, ContentPart } from '../translation/chat-request.ts';
import type { Losses } from '../translation/losses.ts';
import { isObject } from '../translation/read-parameter.ts';
import type { JsonObject } from '../translation/translator.ts';
import { cacheControl, writeBlock, writeText } from './write-blocks.ts';

/** What Anthropic takes for the id of a call. */
const TOOL_USE_ID = /^[a-zA-Z0-9_-]+$/;

interface WrittenMessage {
  readonly role: ChatMessage['role'];
  content: JsonObject[];
}

/** Writes the messages of one request. */
export class MessagesWriter {
  readonly #losses: Losses;
  /** Ids that Anthropic would reject, and those that stand for them. */
  readonly #toolUseIds = new Map<string, string>();

  constructor(losses: Losses) {
    this.#losses = losses;
  }

  /** Null without any. A single text is written as one. */
  system(parts: readonly ContentPart[]): string | JsonObject[] | null {
    const blocks: JsonObject[] = [];
    for (const part of parts) {
      if (part.kind !== 'text') this.#losses.add('system', 'System prompts of Anthropic are text.');
      else blocks.push(...present(writeText(part)));
    }
    const [first] = blocks;
    if (first === undefined) return null;
    return blocks.length === 1 && first.cache_control === undefined ? (first.text as string) : blocks;
  }

  /** Messages of one role that follow each other become one: the roles take turns. Empty ones are left out. */
  messages(messages: readonly ChatMessage[]): WrittenMessage[] {
    const written: WrittenMessage[] = [];
    for (const { role, content, name, path } of messages) {
      if (name !== null) this.#losses.add(name.name, 'Anthropic has no names of participants.');
      const blocks = content.flatMap((part, index) =>
        present(this.#block(part, role, `${path}.content.${index}`)),
      );
      if (blocks.length === 0) continue;
      const last = written.at(-1);
      if (last?.role === role) last.content.push(...blocks);
      else written.push({ role, content: blocks });
    }
    for (const message of written) message.content = resultsFirst(message.content);
    return written;
  }

  #block(part: ContentPart, role: ChatMessage['role'], path: string): JsonObject | null {
    switch (part.kind) {
      case 'reasoning':
        // Anthropic takes back only what it signed, and reads thoughts of earlier turns no more.
        if (part.signature === null) return null;
        return { type: 'thinking', thinking: part.text, signature: part.signature };
      case 'redacted-reasoning':
        return { type: 'redacted_thinking', data: part.data };
      case 'tool-call':
        return this.#toolUse(part, path);
      case 'tool-result':
        return this.#toolResult(part, path);
      case 'image':
      case 'document':
        if (role === 'user') break;
        this.#losses.add(path, 'Anthropic takes media in messages of users only.');
        return null;
    }
    return writeBlock(part, path, this.#losses);
  }

  #toolUse(part: Extract<ContentPart, { kind: 'tool-call' }>, path: string): JsonObject | null {
    const input = readArguments(part.arguments);
    if (input === null) {
      this.#losses.add(path, 'Anthropic takes the arguments of a call as a JSON object.');
      return null;
    }
    const { name, cache } = part;
    return { type: 'tool_use', id: this.#toolUseId(part.id), name, input, ...cacheControl(cache) };
  }

  #toolResult(part: Extract<ContentPart, { kind: 'tool-result' }>, path: string): JsonObject {
    const content = part.content.flatMap((inner) => present(writeBlock(inner, path, this.#losses)));
    return {
      type: 'tool_result',
      tool_use_id: this.#toolUseId(part.callId),
      ...(content.length > 0 && { content }),
      ...(part.isError && { is_error: true }),
      ...cacheControl(part.cache),
    };
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

function present(block: JsonObject | null): JsonObject[] {
  return block === null ? [] : [block];
}

/** Anthropic wants the results of tools before anything else. */
function resultsFirst(blocks: JsonObject[]): JsonObject[] {
  const results = blocks.filter(({ type }) => type === 'tool_result');
  if (results.length === 0) return blocks;
  return [...results, ...blocks.filter(({ type }) => type !== 'tool_result')];
}

/** Null unless it is a JSON object. No arguments at all are those of an empty one. */
function readArguments(text: string): JsonObject | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
