import { DomainError } from './domain-error.ts';

/** In UTF-16 code units, of the normalised name. */
export const MAX_NAME_LENGTH = 100;

/**
 * Invisible characters where they are visible: variation selectors and joiners of emoji, and joiners between letters whose
 * shape they change (RFC 5892, appendix A, without its tables of joining types).
 */
const VISIBLE_JOINERS = new RegExp(
  [
    String.raw`(?<=\p{Extended_Pictographic})\uFE0F`,
    String.raw`(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})`,
    String.raw`(?<=[\p{scx=Arab}\p{M}])[\u200C\u200D](?=\p{L})`,
  ].join('|'),
  'gu',
);

/** Controls, line breaks, what has no width, and what turns the direction of text. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * A display name as it is stored and compared: NFC, and single plain spaces. Where names are unique, the database also
 * ignores their case.
 */
export function normalizeName(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim();
}

/** Whether a name has nothing that nobody sees, and that makes two names look the same. */
export function isVisibleName(name: string): boolean {
  return !INVISIBLE.test(name.replaceAll(VISIBLE_JOINERS, ''));
}

/**
 * A name that a person chose, normalised.
 *
 * @param param the parameter at fault
 * @param called what the message calls it
 * @throws DomainError `invalid_parameter`
 */
export function checkName(param: string, text: string, called = param): string {
  const name = normalizeName(text);
  if (name.length < 1 || name.length > MAX_NAME_LENGTH || !isVisibleName(name)) {
    throw new DomainError(
      'invalid_parameter',
      `${called} must have 1 to ${MAX_NAME_LENGTH} characters, none of them a control or invisible character.`,
      { param },
    );
  }
  return name;
}

/** A name from elsewhere, such as an identity provider, made valid: cut, without what is invisible; perhaps empty. */
export function toValidName(text: string): string {
  const spaced = text.toWellFormed().replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ');
  const visible = isVisibleName(spaced)
    ? spaced
    : spaced.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  return [...normalizeName(visible)].slice(0, MAX_NAME_LENGTH).join('').trim();
}
