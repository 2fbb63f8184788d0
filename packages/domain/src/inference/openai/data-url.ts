import type { MediaSource } from '../translation/chat-request.ts';

const DATA_URL = /^data:([^;,]*)(?:;[^;,]*)*;base64,/i;

/** A URL, or the media within a `data:` URL (RFC 2397). */
export function readMediaUrl(url: string): MediaSource {
  const match = DATA_URL.exec(url.slice(0, 256));
  if (match === null) return { kind: 'url', url };
  return { kind: 'base64', mediaType: match[1] || 'text/plain', data: url.slice(match[0].length) };
}

export function writeDataUrl(mediaType: string, data: string): string {
  return `data:${mediaType};base64,${data}`;
}
