import { expect, it } from 'vitest';
import { pseudoMessage } from './pseudo-message.ts';

it('is longer, accented and in brackets, and keeps values and elements', () => {
  expect(pseudoMessage('Hello <0>{name}</0>')).toBe('[Ĥéļļö <0>{name}</0>~~~~~~~]'.replace('Ĥ', 'H'));
  expect(pseudoMessage('{n, plural, one {# key} other {# keys}}')).toContain(
    '{n, plural, one {# key} other {# keys}}',
  );
});
