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
  let isScrubbed = false;
  const scrubbed = JSON.stringify(JSON.parse(data), (_, value: unknown) => {
    if (typeof value !== 'string') return value;
    const text = scrub(value);
    if (text !== value) isScrubbed = true;
    return text;
  });
  return isScrubbed ? replaceData(event, data, scrubbed) : event;
}
