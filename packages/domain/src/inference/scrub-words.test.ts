import { describe, expect, it } from 'vitest';
import { scrubText, scrubWords } from './scrub-words.ts';

describe('scrubText', () => {
  it.each([
    ['Incorrect API key: my-own-secret.', 'my-own-secret', 'Incorrect API key: [redacted].'],
    ['Incorrect API key provided: sk-proj-****abcd.', 'other', 'Incorrect API key provided: [redacted]'],
    ['authorization: Bearer whatever-it-is, x', null, 'authorization: [redacted] x'],
    ['The task-force risk-free model is busy.', null, 'The task-force risk-free model is busy.'],
    ['', 'secret', ''],
    ['plain', '', 'plain'],
  ])('turns %j into words without a key', (text, credential, expected) => {
    expect(scrubText(text, credential)).toBe(expected);
  });

  it('leaves no part of a key that stands where the text is cut', () => {
    const credential = 'upstream-secret-0123456789';
    for (let before = 1_960; before < 2_010; before++) {
      const scrubbed = scrubText(`${'.'.repeat(before)}${credential} and more`, credential);
      expect(scrubbed.length).toBeLessThanOrEqual(2_000);
      expect(scrubbed).not.toContain('upstream');
    }
  });
});

it('scrubs every word of the four', () => {
  const words = { message: 'a secret', type: 'secret', code: 'b secret', param: null };
  expect(scrubWords(words, 'secret')).toEqual({
    message: 'a [redacted]',
    type: '[redacted]',
    code: 'b [redacted]',
    param: null,
  });
});
