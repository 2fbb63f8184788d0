import { describe, expect, it } from 'vitest';
import { checkName, isVisibleName, normalizeName, toValidName } from './name.ts';

describe('a name', () => {
  it.each([
    ['  build ', 'build'],
    ['Cafe\u0301', 'Café'],
    ['two\u00a0 \u3000words', 'two words'],
    ['\ufeffmarked', 'marked'],
  ])('%j is kept as %j', (text, name) => {
    expect(normalizeName(text)).toBe(name);
    expect(checkName('name', text)).toBe(name);
  });

  it.each(['Ünï', '研究', '👩‍💻', '❤️ team', 'می‌خواهم', 'क्‍ष', 'x'.repeat(100)])('may be %s', (name) => {
    expect(checkName('name', name)).toBe(name);
  });

  it.each([
    ['empty', ' \u00a0 '],
    ['too long', 'x'.repeat(101)],
    ['with a control character', 'a\u0007b'],
    ['with a line break', 'a\nb'],
    ['with a line separator', 'a\u2028b'],
    ['with half of a character', 'a\ud800b'],
    ['with NUL', 'a\0b'],
    ['with a space of no width', 'a\u200bb'],
    ['with a joiner that joins nothing', 'a\u200db'],
    ['with a non-joiner between letters that never join', 'a\u200cb'],
    ['with a word joiner', 'a\u2060b'],
    ['with a soft hyphen', 'a\u00adb'],
    ['with a mark in its middle', 'a\ufeffb'],
    ['with turned direction', 'a\u202eb'],
    ['with an isolate', 'a\u2066b'],
    ['with a mark of direction', 'a\u200fb'],
    ['with a filler', 'a\u3164b'],
    ['with a variation of a digit', '1\ufe0f'],
    ['with tags', 'a\u{e0061}'],
  ])('is refused %s', (_, text) => {
    expect(() => checkName('name', text)).toThrow(
      expect.objectContaining({ code: 'invalid_parameter', param: 'name' }),
    );
  });

  it('from elsewhere is made valid', () => {
    for (const text of ['a\u200bb\u202e', 'A\nB', 'x'.repeat(200), '\ud800', '👩‍💻']) {
      const name = toValidName(text);
      expect(isVisibleName(name)).toBe(true);
      expect(name.length).toBeLessThanOrEqual(100);
    }
    expect(toValidName('Ada\u200b \nLovelace')).toBe('Ada Lovelace');
    expect(toValidName('\u200b\u2060')).toBe('');
  });
});
