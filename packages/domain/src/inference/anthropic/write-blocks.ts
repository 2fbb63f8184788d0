import type { CachePoint, ContentPart, MediaSource } from '../translation/chat-request.ts';
import type { Losses } from '../translation/losses.ts';
import type { JsonObject } from '../translation/translator.ts';

type PartOf<K extends ContentPart['kind']> = Extract<ContentPart, { kind: K }>;

const IMAGE_TYPES: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'image/jpeg'],
  ['image/jpg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/gif', 'image/gif'],
  ['image/webp', 'image/webp'],
]);

export function cacheControl(cache: CachePoint | undefined): JsonObject {
  if (cache === undefined) return {};
  return { cache_control: { type: 'ephemeral', ...(cache.ttl !== null && { ttl: cache.ttl }) } };
}

/** A part of the content of a user or of a tool's result; null for what is empty or lost. @param path of the part */
export function writeBlock(part: ContentPart, path: string, losses: Losses): JsonObject | null {
  switch (part.kind) {
    case 'text':
    case 'refusal':
      return writeText(part);
    case 'image':
      return writeImage(part, path, losses);
    case 'document':
      return writeDocument(part, path, losses);
    default:
      losses.add(path, `Anthropic has no place for ${part.kind} here.`);
      return null;
  }
}

/** Anthropic rejects a text without characters. The sources of an earlier answer are not repeated: no answer depends on them. */
export function writeText(part: PartOf<'text'> | PartOf<'refusal'>): JsonObject | null {
  if (part.text === '') return null;
  return { type: 'text', text: part.text, ...cacheControl('cache' in part ? part.cache : undefined) };
}

/** Every image is read in detail. */
function writeImage({ source, detail, cache }: PartOf<'image'>, path: string, losses: Losses) {
  if (detail === 'low') losses.add(path, 'Anthropic reads no image at low detail.');
  const written = imageSource(source);
  if (written !== null) return { type: 'image', source: written, ...cacheControl(cache) };
  losses.add(path, 'Anthropic takes images in JPEG, PNG, GIF and WebP, as data, as a URL or as a file.');
  return null;
}

function imageSource(source: MediaSource): JsonObject | null {
  switch (source.kind) {
    case 'url':
      return { type: 'url', url: source.url };
    case 'file':
      return { type: 'file', file_id: source.id };
    case 'base64': {
      const mediaType = IMAGE_TYPES.get(source.mediaType.toLowerCase());
      return mediaType === undefined ? null : { type: 'base64', media_type: mediaType, data: source.data };
    }
    case 'text':
      return null;
  }
}

function writeDocument(part: PartOf<'document'>, path: string, losses: Losses): JsonObject | null {
  const { source, title, context, citations, cache } = part;
  const written = documentSource(source);
  if (written === null) {
    losses.add(path, 'Anthropic takes documents as PDF and as text.');
    return null;
  }
  return {
    type: 'document',
    source: written,
    ...(title !== null && { title }),
    ...(context !== null && { context }),
    ...(citations && { citations: { enabled: true } }),
    ...cacheControl(cache),
  };
}

function documentSource(source: MediaSource): JsonObject | null {
  switch (source.kind) {
    case 'url':
      return { type: 'url', url: source.url };
    case 'file':
      return { type: 'file', file_id: source.id };
    case 'text':
      return { type: 'text', media_type: 'text/plain', data: source.text };
    case 'base64': {
      const mediaType = source.mediaType.toLowerCase();
      if (mediaType === 'application/pdf')
        return { type: 'base64', media_type: mediaType, data: source.data };
      const text = mediaType.startsWith('text/') ? textOfBase64(source.data) : null;
      return text === null ? null : { type: 'text', media_type: 'text/plain', data: text };
    }
  }
}

/** Null unless it is UTF-8. */
function textOfBase64(data: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
