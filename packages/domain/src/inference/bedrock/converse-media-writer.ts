import type { ContentPart, MediaSource } from '../translation/chat-request.ts';
import type { Losses } from '../translation/losses.ts';
import type { JsonObject } from '../translation/translator.ts';

type Part<Kind extends ContentPart['kind']> = Extract<ContentPart, { kind: Kind }>;

const IMAGE_FORMATS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/jpg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

const DOCUMENT_FORMATS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/csv': 'csv',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
};

const AUDIO_FORMATS: ReadonlySet<string> = new Set([
  'aac',
  'flac',
  'm4a',
  'mka',
  'mkv',
  'mp3',
  'mp4',
  'mpeg',
  'mpga',
  'ogg',
  'opus',
  'pcm',
  'wav',
  'webm',
  'x-aac',
]);

const MAX_NAME_LENGTH = 200;

/** Blocks of media, for one request. A block that cannot be written is a loss, and null. */
export class ConverseMediaWriter {
  readonly #losses: Losses;
  /** How often each name of a document was given: two of one name are refused. */
  readonly #names = new Map<string, number>();

  constructor(losses: Losses) {
    this.#losses = losses;
  }

  image({ source, detail }: Part<'image'>, path: string): JsonObject | null {
    if (detail !== undefined && detail !== 'auto') {
      this.#losses.add(path, 'Converse has no detail of images.');
    }
    if (source.kind === 'base64') {
      const format = IMAGE_FORMATS[source.mediaType];
      if (format !== undefined) return { image: { format, source: { bytes: source.data } } };
      this.#losses.add(path, 'Converse takes images in PNG, JPEG, GIF and WebP.');
      return null;
    }
    const format = source.kind === 'url' ? formatOfS3(source.url, Object.values(IMAGE_FORMATS)) : null;
    if (format !== null) return { image: { format, source: inS3(source) } };
    this.#losses.add(path, 'Converse takes an image as data, or from S3 with its format as extension.');
    return null;
  }

  document({ source, title, context, citations }: Part<'document'>, path: string): JsonObject | null {
    const content = this.#documentSource(source, path);
    if (content === null) return null;
    return {
      document: {
        ...content,
        name: this.#documentName(title),
        ...(context !== null && { context }),
        ...(citations && { citations: { enabled: true } }),
      },
    };
  }

  audio({ format, data }: Part<'audio'>, path: string): JsonObject | null {
    if (AUDIO_FORMATS.has(format)) return { audio: { format, source: { bytes: data } } };
    this.#losses.add(path, 'Converse does not take audio of this format.');
    return null;
  }

  #documentSource(source: MediaSource, path: string): JsonObject | null {
    if (source.kind === 'text') return { format: 'txt', source: { text: source.text } };
    if (source.kind === 'base64') {
      const format = DOCUMENT_FORMATS[source.mediaType];
      if (format !== undefined) return { format, source: { bytes: source.data } };
      this.#losses.add(path, `Converse does not take documents of the type ${source.mediaType}.`);
      return null;
    }
    const format = source.kind === 'url' ? formatOfS3(source.url, Object.values(DOCUMENT_FORMATS)) : null;
    if (format !== null) return { format, source: inS3(source) };
    this.#losses.add(path, 'Converse takes a document as data, or from S3 with its format as extension.');
    return null;
  }

  /** Letters, digits, single spaces, hyphens, parentheses and brackets; each name once. */
  #documentName(title: string | null): string {
    const plain = (title ?? '')
      .replace(/[^A-Za-z0-9()[\]-]+/g, ' ')
      .slice(0, MAX_NAME_LENGTH - 8)
      .trim();
    const name = plain === '' ? 'Document' : plain;
    const count = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  }
}

function inS3(source: MediaSource): JsonObject {
  return { s3Location: { uri: (source as { readonly url: string }).url } };
}

/** The format of an object in S3 by its extension; null for another address or format. */
function formatOfS3(url: string, formats: readonly string[]): string | null {
  const extension = /^s3:\/\/[^/]+\/.*\.([a-z0-9]+)$/i.exec(url)?.[1]?.toLowerCase();
  const format = extension === 'jpg' ? 'jpeg' : extension;
  return format !== undefined && formats.includes(format) ? format : null;
}
