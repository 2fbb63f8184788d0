import { ENCODINGS, type Encoding } from './console-files.ts';

/** The best encoding that the client takes (RFC 9110 §12.5.3) and that there is. */
export function acceptedEncoding(
  header: string | undefined,
  available: { has(encoding: Encoding): boolean },
): Encoding {
  const qualities = new Map<string, number>();
  for (const item of (header ?? '').split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    qualities.set(name, quality === undefined ? 1 : Number(quality));
  }
  const takes = (encoding: string) => (qualities.get(encoding) ?? qualities.get('*') ?? 0) > 0;
  for (const [encoding] of ENCODINGS) if (available.has(encoding) && takes(encoding)) return encoding;
  return 'identity';
}
