import { readErrorWords } from '../read-error-words.ts';
import { readUsage } from '../read-usage.ts';
import type { EventReader, StreamEvent } from '../stream/stream-state.ts';
import { utf8Bytes } from '../utf8-bytes.ts';
import { readSeconds } from './read-media-body.ts';

const TOKEN: StreamEvent = Object.freeze({ kind: 'token' });
const OTHER: StreamEvent = Object.freeze({ kind: 'other' });
const TERMINAL: StreamEvent = Object.freeze({ kind: 'terminal' });
const IMAGE = 'image_generation.completed';
/** The last events of streams, with the usage. */
const LAST: ReadonlySet<string> = new Set([IMAGE, 'speech.audio.done', 'transcript.text.done']);
const HELD_EVENT =
  /^(?:event: ?|data: ?\{\s*"type"\s*:\s*")(?:image_generation\.completed|speech\.audio\.done|transcript\.text\.done|error)["\r\n]/;

interface MediaEvent {
  readonly type?: unknown;
  readonly delta?: unknown;
  readonly error?: unknown;
  readonly usage?: unknown;
  readonly choices?: unknown;
}

/**
 * Reads the events of an image, of speech or of a transcription (https://platform.openai.com/docs/api-reference/images-streaming,
 * …/audio/speech-audio-delta-event, …/audio/transcript-text-delta-event). vLLM sends a transcription as chunks of a chat.
 */
export class MediaEventReader implements EventReader {
  generatedBytes = 0;
  units: number | null = null;
  readonly #wantedImages: number;
  #images = 0;

  /** @param wantedImages each of them has a last event */
  constructor(wantedImages = 1) {
    this.#wantedImages = wantedImages;
  }

  read(data: string): StreamEvent {
    if (data === '[DONE]') return TERMINAL;
    let event: MediaEvent | null;
    try {
      event = JSON.parse(data) as MediaEvent | null;
    } catch {
      return OTHER;
    }
    if (typeof event !== 'object' || event === null) return OTHER;
    const usage = readUsage(event.usage);
    if (event.type === 'error' || (event.error !== undefined && event.error !== null)) {
      return { kind: 'error', words: readErrorWords(event.error ?? event), usage, terminal: false };
    }
    if (typeof event.delta === 'string') this.generatedBytes += utf8Bytes(event.delta);
    const type = typeof event.type === 'string' ? event.type : '';
    if (!LAST.has(type) && usage === null) {
      const isPiece = type !== '' || (Array.isArray(event.choices) && event.choices.length > 0);
      return isPiece ? TOKEN : OTHER;
    }
    if (type === IMAGE) {
      this.#images += 1;
      this.units = this.#images;
    } else this.units = readSeconds(event.usage) ?? this.units;
    return {
      kind: 'chunk',
      // The end of a transcription or of speech says only once more what came before.
      carriesToken: type === IMAGE,
      finishReason: 'completed',
      usage,
      model: null,
      terminal: LAST.has(type) && (type !== IMAGE || this.#images >= this.#wantedImages),
      added: 'nothing',
    };
  }

  holdsWhole(beginning: string): boolean {
    return HELD_EVENT.test(beginning);
  }

  /** Nothing was added, so nothing is cut. */
  cut(event: Uint8Array): Uint8Array {
    return event;
  }
}
