const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * The event with other data. Nothing else changes, unless `data` is spread over several lines: then only these lines are
 * kept.
 *
 * @param data what `event` carries
 */
export function replaceData(event: Uint8Array, data: string, replacement: string): Uint8Array {
  const text = decoder.decode(event);
  const at = text.indexOf(data);
  return encoder.encode(
    at === -1
      ? `data: ${replacement.replaceAll('\n', '\ndata: ')}\n\n`
      : text.slice(0, at) + replacement + text.slice(at + data.length),
  );
}
