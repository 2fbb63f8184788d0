import { ByteNames } from './byte-names.ts';
import {
  AUDIO_BYTES_PER_TOKEN,
  BYTES_PER_TOKEN,
  FILE_BYTES_PER_TOKEN,
  MAX_ESTIMATED_TOKENS,
  TOKENS_PER_IMAGE,
  TOKENS_PER_LOW_DETAIL_IMAGE,
  TOKENS_PER_REFERENCE,
  VIDEO_BYTES_PER_TOKEN,
} from './token-estimate.ts';

type Media = 'image' | 'audio' | 'video' | 'file';
/**
 * `inside`: the media that the object around is for. `encoded`: the same if it is base64, else text. `source`: a text, or an
 * object for an image unless its media type says otherwise.
 */
type Kind = Media | 'text' | 'reference' | 'detail' | 'inside' | 'encoded' | 'source' | 'media-type';

/** What follows a name in the requests of OpenAI, of the many that extend them, and of Anthropic. The value may be an object, too. */
const KINDS = new ByteNames<Kind>([
  ['image_url', 'image'],
  ['audio_url', 'audio'],
  ['input_audio', 'audio'],
  ['video_url', 'video'],
  ['file_data', 'file'],
  ['file_url', 'reference'],
  ['file_id', 'reference'],
  ['url', 'inside'],
  ['data', 'encoded'],
  ['result', 'encoded'],
  ['detail', 'detail'],
  ['source', 'source'],
  ['media_type', 'media-type'],
]);

const MEDIA_BYTES_PER_TOKEN = {
  audio: AUDIO_BYTES_PER_TOKEN,
  video: VIDEO_BYTES_PER_TOKEN,
  file: FILE_BYTES_PER_TOKEN,
} as const;
const DATA_URL = new TextEncoder().encode('data:');
/** A shorter string at a name for encoded media is counted as text, at no great price. */
const SHORTEST_ENCODED = 1_024;

/** Counts what of a request's prompt costs tokens, while its JSON is scanned. Names count as text, like the strings. */
export class PromptEstimate {
  #textBytes = 0;
  #tokens = 0;
  #images = 0;
  #lowDetail = 0;
  /** What the next string is. */
  #kind: Kind = 'text';
  /** What the object around is for. */
  #inside: Kind = 'text';

  get tokens(): number {
    const low = Math.min(this.#lowDetail, this.#images);
    const text = Math.ceil(this.#textBytes / BYTES_PER_TOKEN);
    const images = low * TOKENS_PER_LOW_DETAIL_IMAGE + (this.#images - low) * TOKENS_PER_IMAGE;
    return Math.min(text + images + this.#tokens, MAX_ESTIMATED_TOKENS);
  }

  /** A name within the prompt. */
  name(bytes: Uint8Array, start: number, end: number): void {
    this.#textBytes += end - start;
    const kind = KINDS.get(bytes, start, end) ?? 'text';
    this.#kind = kind === 'inside' ? this.#inside : kind;
  }

  /** @param escapedBytes what its escapes take up beyond the characters that they stand for */
  string(bytes: Uint8Array, start: number, end: number, escapedBytes: number): void {
    switch (this.#kind) {
      case 'image':
      case 'audio':
      case 'video':
      case 'file':
        this.#media(this.#kind, bytes, start, end);
        return;
      case 'reference':
        this.#tokens += TOKENS_PER_REFERENCE;
        return;
      case 'encoded':
        if (isBase64(bytes, start, end)) {
          this.#media(isMedia(this.#inside) ? this.#inside : 'image', bytes, start, end);
          return;
        }
        break;
      case 'detail':
        if (end - start === 3) this.#lowDetail++;
        break;
      case 'media-type':
        if (this.#inside !== 'text') this.#inside = mediaOf(bytes, start);
    }
    this.#textBytes += end - start - escapedBytes;
  }

  /** A number in an array: a prompt may be given as tokens. */
  number(): void {
    this.#tokens++;
  }

  objectOpened(): void {
    this.#inside = this.#kind === 'source' ? 'image' : this.#kind;
    this.#kind = 'text';
  }

  closed(): void {
    this.#inside = 'text';
    this.#kind = 'text';
  }

  #media(kind: Media, bytes: Uint8Array, start: number, end: number): void {
    const isDataUrl = DATA_URL.every((byte, i) => bytes[start + i] === byte);
    const media = isDataUrl ? mediaOf(bytes, start + DATA_URL.length) : kind;
    if (media === 'image') this.#images++;
    else if (isDataUrl || this.#kind === 'encoded' || kind === 'file') {
      this.#tokens += Math.ceil(((end - start) * 3) / 4 / MEDIA_BYTES_PER_TOKEN[media]);
    } else this.#tokens += TOKENS_PER_REFERENCE;
  }
}

function isMedia(kind: Kind): kind is Media {
  return kind === 'image' || kind === 'audio' || kind === 'video' || kind === 'file';
}

/** By the beginning of a media type: `image/…`, `audio/…`, `video/…`; `application/…` and `text/…` are files. */
function mediaOf(bytes: Uint8Array, start: number): Media {
  switch (bytes[start]) {
    case 105:
      return 'image';
    case 118:
      return 'video';
    case 97:
      return bytes[start + 1] === 117 ? 'audio' : 'file';
    default:
      return 'file';
  }
}

function isBase64(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST_ENCODED) return false;
  for (let i = start; i < start + SHORTEST_ENCODED; i++) {
    const c = bytes[i]!;
    const isLetter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
    // Digits, `+`, `/` or `\/`, and `-` and `_` of the URL-safe alphabet.
    if (!isLetter && !(c >= 47 && c <= 57) && c !== 43 && c !== 45 && c !== 95 && c !== 92) return false;
  }
  return true;
}
