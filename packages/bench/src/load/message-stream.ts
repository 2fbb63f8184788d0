import {
  type BenchModel,
  DELTAS_PER_STREAM,
  MODEL_DELAYS_MS,
  OUTPUT_TOKENS,
  parseDeltaText,
  VARIANT_COUNT,
} from '../upstream/fixtures.ts';
import { type MessageStreamFixture, messageStreamFixture } from '../upstream/message-fixtures.ts';
import { parseEvent } from './parse-event.ts';
import type { ExpectedStreams } from './stream-reader.ts';
import type { ExpectedStream, StreamFaultKind } from './stream-verifier.ts';

/** The streams of messages that a client expects of `model`. */
export function expectedMessageStreams(model: BenchModel): ExpectedStreams {
  return {
    delayMs: MODEL_DELAYS_MS[model],
    ofVariant: Array.from(
      { length: VARIANT_COUNT },
      (_, variant) => new MessageStream(messageStreamFixture(model, variant), variant),
    ),
  };
}

const BEGINNING = ['message_start', 'content_block_start'];
const ENDING = ['content_block_stop', 'message_delta', 'message_stop'];
const ENDING_AT = BEGINNING.length + DELTAS_PER_STREAM;
const FINISH_AT = ENDING_AT + ENDING.indexOf('message_delta');

interface MessageEvent {
  readonly type?: unknown;
  readonly delta?: { readonly text?: unknown; readonly stop_reason?: unknown };
  readonly usage?: { readonly output_tokens?: unknown };
}

/**
 * One text block between start and stop of its message, with positions 0 to 49 of the right variant, and at the end
 * the upstream's own reason and number of tokens, translated or not.
 */
export class MessageStream implements ExpectedStream {
  readonly events: readonly Buffer[];
  readonly #variant: number;

  constructor({ beginning, deltas, ending }: MessageStreamFixture, variant: number) {
    this.events = [...beginning, ...deltas, ...ending];
    this.#variant = variant;
  }

  chunksAmong(position: number): number {
    const deltas = Math.max(0, Math.min(position, ENDING_AT) - BEGINNING.length);
    return position > FINISH_AT ? deltas + 1 : deltas;
  }

  allows(): boolean {
    return false;
  }

  faultOf(data: string, position: number): StreamFaultKind | null {
    const event = parseEvent(data) as MessageEvent | null;
    if (event === null) return 'malformed_event';
    if (event.type === 'error') return 'error_event';
    const at = this.#placeOf(event);
    if (typeof at !== 'number') return at;
    if (at !== position) return at > position ? 'chunk_missing' : 'chunk_repeated';
    if (at !== FINISH_AT) return null;
    if (event.delta?.stop_reason !== 'end_turn') return 'unexpected_event';
    return event.usage?.output_tokens === OUTPUT_TOKENS ? null : 'unexpected_usage';
  }

  #placeOf({ type, delta }: MessageEvent): number | StreamFaultKind {
    if (type === 'content_block_delta') {
      const place = parseDeltaText(delta?.text);
      if (place === null) return 'unexpected_event';
      return place.variant === this.#variant ? BEGINNING.length + place.index : 'wrong_stream';
    }
    const [early, late] = [BEGINNING.indexOf(String(type)), ENDING.indexOf(String(type))];
    if (early === -1 && late === -1) return 'unexpected_event';
    return early === -1 ? ENDING_AT + late : early;
  }
}
