import type { ChatDelta } from '../stream/chat-delta.ts';
import type { EventReader, StreamEvent } from '../stream/stream-state.ts';
import { utf8Bytes } from '../utf8-bytes.ts';
import { toFinish } from './converse-finish.ts';
import { readConverseUsage } from './read-converse-usage.ts';

type Json = Readonly<Record<string, unknown>>;

const OTHER: StreamEvent = Object.freeze({ kind: 'other' });
const NO_CHUNK = {
  kind: 'chunk',
  carriesToken: false,
  finishReason: null,
  usage: null,
  model: null,
  terminal: false,
  added: 'nothing',
} as const;
const HELD_EVENT = /^event: ?(?:messageStop|metadata)[\r\n]/;

/** A tool call whose arguments are still coming. */
interface OpenCall {
  readonly index: number;
  hasArguments: boolean;
}

/**
 * Reads the events of ConverseStream, one by one, as the provider writes them: the JSON of each without its name. Their members
 * tell them apart (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStreamOutput.html). `metadata`
 * is the last one. An event that is not JSON is a SyntaxError.
 */
export class ConverseEventReader implements EventReader {
  generatedBytes = 0;
  /** By content block. */
  readonly #calls = new Map<number, OpenCall>();
  #callCount = 0;

  read(data: string): StreamEvent {
    const event: unknown = JSON.parse(data);
    if (!isObject(event)) return OTHER;
    const block = typeof event.contentBlockIndex === 'number' ? event.contentBlockIndex : 0;
    if (isObject(event.delta)) return this.#delta(block, event.delta);
    if (isObject(event.start)) return this.#start(block, event.start);
    if (typeof event.stopReason === 'string') {
      const finish = toFinish(event.stopReason, event.additionalModelResponseFields);
      return { ...NO_CHUNK, finishReason: finish.raw, deltas: [{ kind: 'finish', ...finish }] };
    }
    if (event.usage !== undefined || event.metrics !== undefined) {
      const usage = readConverseUsage(event.usage);
      return { ...NO_CHUNK, usage, model: routedModel(event.trace), terminal: true };
    }
    if (typeof event.role === 'string') {
      return { ...NO_CHUNK, deltas: [{ kind: 'start', id: null, model: null }] };
    }
    return event.contentBlockIndex === undefined ? OTHER : this.#stop(block);
  }

  /** Nothing was added, so nothing is cut. */
  cut(event: Uint8Array): Uint8Array {
    return event;
  }

  holdsWhole(beginning: string): boolean {
    return HELD_EVENT.test(beginning);
  }

  #start(block: number, { toolUse }: Json): StreamEvent {
    if (!isObject(toolUse)) return OTHER;
    const call = { index: this.#callCount, hasArguments: false };
    this.#callCount += 1;
    this.#calls.set(block, call);
    const name = textOf(toolUse.name);
    this.generatedBytes += utf8Bytes(name);
    return this.#token({
      kind: 'tool-call',
      index: call.index,
      id: textOf(toolUse.toolUseId),
      name,
      arguments: '',
    });
  }

  #delta(block: number, { text, toolUse, reasoningContent, citation }: Json): StreamEvent {
    if (typeof text === 'string') return this.#text('text', text);
    if (isObject(toolUse)) {
      const call = this.#calls.get(block);
      const input = textOf(toolUse.input);
      if (call === undefined || input === '') return OTHER;
      call.hasArguments = true;
      this.generatedBytes += utf8Bytes(input);
      return this.#token({ kind: 'tool-call', index: call.index, id: null, name: null, arguments: input });
    }
    if (isObject(reasoningContent)) {
      const { text: thought, signature, redactedContent } = reasoningContent;
      if (typeof thought === 'string') return this.#text('reasoning', thought);
      if (typeof signature === 'string') {
        return { ...NO_CHUNK, deltas: [{ kind: 'reasoning-signature', signature }] };
      }
      if (typeof redactedContent === 'string') {
        return { ...NO_CHUNK, deltas: [{ kind: 'redacted-reasoning', data: redactedContent }] };
      }
      return OTHER;
    }
    if (isObject(citation)) return { ...NO_CHUNK, deltas: [{ kind: 'citation', citation }] };
    return OTHER;
  }

  /** A call without arguments gets those of an empty object: clients parse them. */
  #stop(block: number): StreamEvent {
    const call = this.#calls.get(block);
    this.#calls.delete(block);
    if (call === undefined || call.hasArguments) return OTHER;
    return {
      ...NO_CHUNK,
      deltas: [{ kind: 'tool-call', index: call.index, id: null, name: null, arguments: '{}' }],
    };
  }

  #text(kind: 'text' | 'reasoning', text: string): StreamEvent {
    if (text === '') return OTHER;
    this.generatedBytes += utf8Bytes(text);
    return this.#token({ kind, text });
  }

  #token(delta: ChatDelta): StreamEvent {
    return { kind: 'token', deltas: [delta] };
  }
}

/** A prompt router says which model it chose. Others say nothing. */
function routedModel(trace: unknown): string | null {
  const router = isObject(trace) ? trace.promptRouter : undefined;
  const model = isObject(router) ? router.invokedModelId : undefined;
  return typeof model === 'string' ? model : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
