import type { ChatDelta } from '../stream/chat-delta.ts';
import type { EventReader, StreamEvent } from '../stream/stream-state.ts';
import { utf8BytesOfJsonString } from '../utf8-bytes.ts';
import { readAnthropicError } from './anthropic-error.ts';
import { type AnthropicEvent, generatedIn, objectOf } from './anthropic-event.ts';
import { AnthropicUsage } from './anthropic-usage.ts';
import { AnthropicDeltas } from './read-anthropic-deltas.ts';

const TOKEN: StreamEvent = Object.freeze({ kind: 'token' });
const TERMINAL: StreamEvent = Object.freeze({ kind: 'terminal' });
const OTHER: StreamEvent = Object.freeze({ kind: 'other' });

/** How Anthropic writes a delta. An event that is written otherwise is parsed. */
const DELTA_EVENT = '{"type":"content_block_delta","index":';
const DELTA = ',"delta":{"type":"';
/** Up to the text: what each kind of delta has behind {@link DELTA}. */
const TEXTS = [
  'text_delta","text":"',
  'thinking_delta","thinking":"',
  'input_json_delta","partial_json":"',
] as const;

const ERROR_EVENT = /^(?:event: ?error|data: ?\{\s*"type"\s*:\s*"error")/;

const QUOTE = 34;
const DIGIT_0 = 48;
const DIGIT_9 = 57;

/**
 * Reads the events of one stream of Messages (https://docs.claude.com/en/api/messages-streaming). Nearly all are deltas, which
 * are recognised by their beginning, without parsing, which takes a quarter of the time. A `ping` is life, unlike a comment: while a
 * model thinks and its thoughts are omitted, there is nothing else.
 */
export class AnthropicEventReader implements EventReader {
  generatedBytes = 0;
  readonly #usage = new AnthropicUsage();
  readonly #deltas: AnthropicDeltas | null;

  /** @param translates whether events carry their deltas; each is parsed for this */
  constructor(translates = false) {
    this.#deltas = translates ? new AnthropicDeltas() : null;
  }

  read(data: string): StreamEvent {
    if (this.#deltas === null && this.#isTextDelta(data)) return TOKEN;
    let event: AnthropicEvent;
    try {
      event = JSON.parse(data) as AnthropicEvent;
    } catch (error) {
      // To a translation it would be a gap in the answer.
      if (this.#deltas !== null) throw error;
      return OTHER;
    }
    if (typeof event !== 'object' || event === null) return OTHER;
    const deltas = this.#deltas?.of(event) ?? null;
    switch (event.type) {
      case 'content_block_delta':
      case 'content_block_start':
        return this.#content(event, deltas);
      case 'message_start': {
        const { usage, model } = objectOf(event.message);
        this.#usage.add(usage, false);
        return this.#chunk(deltas, null, typeof model === 'string' ? model : null);
      }
      case 'message_delta': {
        const { stop_reason } = objectOf(event.delta);
        this.#usage.add(event.usage, true);
        return this.#chunk(deltas, typeof stop_reason === 'string' ? stop_reason : null, null);
      }
      case 'message_stop':
        return TERMINAL;
      case 'error':
        return { kind: 'error', words: readAnthropicError(event.error), usage: null, terminal: false };
      default:
        return event.error === undefined || event.error === null
          ? OTHER
          : { kind: 'error', words: readAnthropicError(event.error), usage: null, terminal: false };
    }
  }

  #isTextDelta(data: string): boolean {
    if (!data.startsWith(DELTA_EVENT)) return false;
    let i = DELTA_EVENT.length;
    for (let code = data.charCodeAt(i); code >= DIGIT_0 && code <= DIGIT_9; code = data.charCodeAt(++i));
    if (!data.startsWith(DELTA, i)) return false;
    i += DELTA.length;
    for (const text of TEXTS) {
      if (!data.startsWith(text, i)) continue;
      const start = i + text.length;
      if (data.charCodeAt(start) === QUOTE) return false;
      this.generatedBytes += utf8BytesOfJsonString(data, start);
      return true;
    }
    return false;
  }

  /** A piece of the answer. The signature of a thought is none, nor is the beginning of a block of text. */
  #content(event: AnthropicEvent, deltas: readonly ChatDelta[] | null): StreamEvent {
    const bytes = generatedIn(objectOf(event.delta)) + generatedIn(objectOf(event.content_block));
    this.generatedBytes += bytes;
    if (bytes > 0) return deltas === null ? TOKEN : { kind: 'token', deltas };
    return deltas === null || deltas.length === 0 ? OTHER : this.#chunk(deltas, null, null);
  }

  #chunk(
    deltas: readonly ChatDelta[] | null,
    finishReason: string | null,
    model: string | null,
  ): StreamEvent {
    return {
      kind: 'chunk',
      carriesToken: false,
      ...(deltas === null ? {} : { deltas }),
      finishReason,
      usage: this.#usage.counts,
      model,
      terminal: false,
      added: 'nothing',
    };
  }

  /** Nothing was added, so nothing is cut. */
  cut(event: Uint8Array): Uint8Array {
    return event;
  }

  /** An error; `message_stop` is small. */
  holdsWhole(beginning: string): boolean {
    return ERROR_EVENT.test(beginning);
  }
}
