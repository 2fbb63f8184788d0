import { replaceData } from './replace-data.ts';

/**
 * An error event of the upstream as the client may see it. Its own bytes unless a string of it needs scrubbing; then its JSON
 * is written anew.
 *
 * @param data the JSON that `event` carries
 * @param scrub returns the same text when there is nothing to scrub
 */
export function scrubErrorEvent(
  event: Uint8Array,
  data: string,
  scrub: (text: string) => string,
): Uint8Array {
  const scrubbed = scrubJson(data, scrub);
  return scrubbed === data ? event : replaceData(event, data, scrubbed);
}

function scrubJson(json: string, scrub: (text: string) => string): string {
  let isScrubbed = false;
  try {
    const scrubbed = JSON.stringify(JSON.parse(json), (_, value: unknown) => {
      if (typeof value !== 'string') return value;
      const text = scrub(value);
      if (text !== value) isScrubbed = true;
      return text;
    });
    return isScrubbed ? scrubbed : json;
  } catch {
    // Nested deeper than the stack allows: an escaped credential is not seen, but one in clear is.
    return scrub(json);
  }
}
