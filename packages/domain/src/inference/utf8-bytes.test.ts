import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Bytes, utf8BytesOfJsonString } from './utf8-bytes.ts';

const encoder = new TextEncoder();

it('counts the bytes of any text, escaped or not', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '\\', '"', '\n', '\u2028é'),
      (text, more) => {
        const whole = text + more;
        const bytes = encoder.encode(whole).length;
        expect(utf8Bytes(whole)).toBe(bytes);
        expect(utf8BytesOfJsonString(JSON.stringify(whole), 1)).toBe(bytes);
        const escaped = whole.replace(/[^ -~]|["\\]/g, (unit) =>
          [...unit]
            .map((each) =>
              [...Array(each.length).keys()]
                .map((i) => `\\u${each.charCodeAt(i).toString(16).padStart(4, '0')}`)
                .join(''),
            )
            .join(''),
        );
        expect(utf8BytesOfJsonString(`"${escaped}"`, 1)).toBe(bytes);
      },
    ),
  );
});
