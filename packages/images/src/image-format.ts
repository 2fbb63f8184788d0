import { DomainError } from '@weir/domain/kernel';

/** The formats of logos, as sharp calls them. */
export type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg';

/** Elements of an SVG that are drawn, and of those that cost most: filters and references. */
const MAX_ELEMENTS = 20_000;
const MAX_COSTLY_ELEMENTS = 100;

/** The format that the first bytes say; null for any other. */
export function imageFormatOf(image: Uint8Array): ImageFormat | null {
  const starts = (at: number, ...bytes: readonly number[]) =>
    bytes.every((byte, index) => image[at + index] === byte);
  const startsText = (at: number, text: string) =>
    starts(at, ...[...text].map((character) => character.charCodeAt(0)));
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsText(0, 'GIF87a') || startsText(0, 'GIF89a')) return 'gif';
  if (startsText(0, 'RIFF') && startsText(8, 'WEBP')) return 'webp';
  const beginning = new TextDecoder().decode(image.subarray(0, 4_096));
  // After a declaration and comments: SVG 2, appendix on media types.
  return /^\s*(<\?xml[^>]*\?>\s*)?(<!--(?:(?!-->)[\s\S])*-->\s*)*<svg[\s>]/.test(beginning) ? 'svg' : null;
}

/**
 * Refuses drawings that would take long: entities and references multiply what is drawn, filters are slow. A logo has few of
 * either.
 *
 * @throws DomainError `invalid_parameter`
 */
export function requireDrawableSvg(image: Uint8Array): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(image);
  } catch {
    throw tooCostly('must be UTF-8');
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw tooCostly('must have no document type and no entities');
  if (countOf(text, '<') > 2 * MAX_ELEMENTS) throw tooCostly('has too many elements');
  const costly = text.match(/<\s*(?:[\w-]+:)?(fe[A-Z]\w*|use|pattern|mask|image)\b/g)?.length ?? 0;
  if (costly > MAX_COSTLY_ELEMENTS) throw tooCostly('has too many filters, references or patterns');
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}

function tooCostly(problem: string): DomainError {
  return new DomainError('invalid_parameter', `image: an SVG ${problem}.`, { param: 'image' });
}
