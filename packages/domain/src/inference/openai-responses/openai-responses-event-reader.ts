import type { EventReader, StreamEvent } from '../stream/stream-state.ts';
import { utf8Bytes, utf8BytesOfJsonString } from '../utf8-bytes.ts';
import { readResponse, readResponseError } from './read-response.ts';
import { readResponsesDelta } from './read-responses-delta.ts';

const TOKEN: StreamEvent = Object.freeze({ kind: 'token' });
const OTHER: StreamEvent = Object.freeze({ kind: 'other' });

/** Cannot occur inside a JSON string: its quotes would be escaped. */
const TYPE = '"type":"response.';
const DELTA = '.delta"';
/** Base64, not text. */
const AUDIO_DELTA = 'audio.delta"';
const DELTA_TEXT = '"delta":"';
const QUOTE = 34;
const HELD_EVENT =
  /^(?:event: ?|data: ?\{\s*"type"\s*:\s*")(?:response\.(?:completed|incomplete|failed)|error)["\r\n]/;

interface Event {
  type?: unknown;
  response?: unknown;
  delta?: unknown;
  error?: unknown;
}

/**
 * Reads the typed events of one stream (https://platform.openai.com/docs/api-reference/responses-streaming). Nearly all
 * events are deltas. They are recognised by their type alone, without parsing.
 */
export class OpenAiResponsesEventReader implements EventReader {
  generatedBytes = 0;
  readonly #translates: boolean;

  /** @param translates whether events carry their deltas; each is parsed for this */
  constructor(translates = false) {
    this.#translates = translates;
  }

  read(data: string): StreamEvent {
    if (!this.#translates && this.#isTextDelta(data)) return TOKEN;
    let event: Event;
    try {
      event = JSON.parse(data) as Event;
    } catch {
      return OTHER;
    }
    if (typeof event !== 'object' || event === null) return OTHER;
    const { type } = event;
    if (typeof type !== 'string') return hasError(event) ? errorEvent(event.error) : OTHER;
    if (type.endsWith('.delta') && !`${type}"`.endsWith(AUDIO_DELTA) && typeof event.delta === 'string')
      this.generatedBytes += utf8Bytes(event.delta);
    if (this.#translates) {
      const delta = readResponsesDelta(type, event);
      if (delta !== null) return { kind: 'token', deltas: [delta] };
    }
    if (type.endsWith('.delta')) return event.delta === '' ? OTHER : TOKEN;
    switch (type) {
      case 'error':
        // OpenAI has the message in the event itself, others in a member of it.
        return errorEvent(hasError(event) ? event.error : event);
      case 'response.created':
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
        return typeof event.response === 'object' && event.response !== null
          ? responseEvent(type, event.response as Readonly<Record<string, unknown>>)
          : OTHER;
      default:
        return OTHER;
    }
  }

  #isTextDelta(data: string): boolean {
    const at = data.indexOf(TYPE);
    if (at === -1) return false;
    const end = data.indexOf('"', at + TYPE.length) + 1;
    if (!data.startsWith(DELTA, end - DELTA.length)) return false;
    const text = data.indexOf(DELTA_TEXT) + DELTA_TEXT.length;
    if (text < DELTA_TEXT.length || data.charCodeAt(text) === QUOTE) return false;
    if (!data.startsWith(AUDIO_DELTA, end - AUDIO_DELTA.length))
      this.generatedBytes += utf8BytesOfJsonString(data, text);
    return true;
  }

  /** The last event repeats the whole answer. */
  holdsWhole(beginning: string): boolean {
    return HELD_EVENT.test(beginning);
  }

  /** Nothing was added, so nothing is cut. */
  cut(event: Uint8Array): Uint8Array {
    return event;
  }
}

function responseEvent(type: string, response: Readonly<Record<string, unknown>>): StreamEvent {
  const { finishReason, usage, model, error } = readResponse(response);
  if (type === 'response.failed') {
    return { kind: 'error', words: error ?? readResponseError(null), usage, terminal: true };
  }
  return {
    kind: 'chunk',
    carriesToken: false,
    finishReason,
    usage,
    model,
    terminal: type !== 'response.created',
    added: 'nothing',
  };
}

function hasError(event: Event): boolean {
  return event.error !== undefined && event.error !== null;
}

function errorEvent(error: unknown): StreamEvent {
  return { kind: 'error', words: readResponseError(error), usage: null, terminal: false };
}
