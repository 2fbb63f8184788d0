import {
  type BenchModel,
  DELTAS_PER_STREAM,
  MODEL_DELAYS_MS,
  parseDeltaText,
  type StreamFixture,
  streamFixture,
  VARIANT_COUNT,
} from '../upstream/fixtures.ts';
import { parseEvent } from './parse-event.ts';
import type { ExpectedStreams } from './stream-reader.ts';
import type { ExpectedStream, StreamFaultKind } from './stream-verifier.ts';

/** The streams of chat completions that a client expects of `model`. */
export function expectedChatStreams(model: BenchModel, asksForUsage: boolean): ExpectedStreams {
  return {
    delayMs: MODEL_DELAYS_MS[model],
    ofVariant: Array.from(
      { length: VARIANT_COUNT },
      (_, variant) => new ChatStream(streamFixture(model, variant), variant, asksForUsage),
    ),
  };
}

interface ChunkEvent {
  readonly error?: unknown;
  readonly usage?: unknown;
  readonly choices?: readonly {
    readonly delta?: { readonly role?: unknown; readonly content?: unknown };
    readonly finish_reason?: unknown;
  }[];
}

/** Positions 0 to 49 of the right variant, then finish, usage if and only if it was asked for, and `[DONE]`. */
export class ChatStream implements ExpectedStream {
  readonly events: readonly Buffer[];
  readonly #variant: number;
  readonly #usageAt: number;

  constructor({ deltas, finish, usage, done }: StreamFixture, variant: number, asksForUsage: boolean) {
    this.events = [...deltas, finish, ...(asksForUsage ? [usage] : []), done];
    this.#variant = variant;
    this.#usageAt = asksForUsage ? DELTAS_PER_STREAM + 1 : -1;
  }

  chunksAmong(position: number): number {
    return Math.min(position, DELTAS_PER_STREAM + 1);
  }

  /** A translated answer begins with its role, as OpenAI's do; the bench's upstream says none. */
  allows(data: string, position: number): boolean {
    if (position > 0 || !data.includes('"role"')) return false;
    const delta = (parseEvent(data) as ChunkEvent | null)?.choices?.[0]?.delta;
    return delta?.role === 'assistant' && (delta.content ?? '') === '';
  }

  faultOf(data: string, position: number): StreamFaultKind | null {
    if (data === '[DONE]') return position === this.events.length - 1 ? null : 'chunk_missing';
    const event = parseEvent(data) as ChunkEvent | null;
    if (event === null) return 'malformed_event';
    if (event.error !== undefined) return 'error_event';
    const choice = event.choices?.[0];
    if (choice === undefined) {
      if (event.usage == null) return 'unexpected_event';
      return position === this.#usageAt ? null : 'unexpected_usage';
    }
    const delta = parseDeltaText(choice.delta?.content);
    if (delta === null) {
      if (choice.finish_reason !== 'stop') return 'unexpected_event';
      return position === DELTAS_PER_STREAM ? null : 'chunk_missing';
    }
    if (delta.variant !== this.#variant) return 'wrong_stream';
    if (delta.index === position) return null;
    return delta.index > position ? 'chunk_missing' : 'chunk_repeated';
  }
}
