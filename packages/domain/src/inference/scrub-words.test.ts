import { describe, expect, it } from 'vitest';
import { scrubText, scrubWords } from './scrub-words.ts';

describe('scrubText', () => {
  it.each([
    ['Incorrect API key: my-own-secret.', 'my-own-secret', 'Incorrect API key: [redacted].'],
    ['Incorrect API key provided: sk-proj-****abcd.', 'other', 'Incorrect API key provided: [redacted]'],
    ['Incorrect API key provided: xai-***ij.', 'other', 'Incorrect API key provided: [redacted].'],
    ['It is **bold**, and 2 * 3 *** 4.', 'other', 'It is **bold**, and 2 * 3 *** 4.'],
    ['authorization: Bearer whatever-it-is, x', null, 'authorization: [redacted] x'],
    ['The task-force risk-free model is busy.', null, 'The task-force risk-free model is busy.'],
    ['', 'secret', ''],
    ['plain', '', 'plain'],
  ])('turns %j into words without a key', (text, credential, expected) => {
    expect(scrubText(text, credential)).toBe(expected);
  });

  it.each(['a-', 'sk-', 'Bearer ', 'a***', '*', 'key-*', '-***'])(
    'takes no long time for a million of %j',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      const startedMs = performance.now();
      scrubText(text, 'credential');
      expect(performance.now() - startedMs).toBeLessThan(2_000);
    },
  );

  it('leaves no part of a key that stands where the text is cut', () => {
    const credential = 'upstream-secret-0123456789';
    for (let before = 1_960; before < 2_010; before++) {
      const scrubbed = scrubText(`${'.'.repeat(before)}${credential} and more`, credential);
      expect(scrubbed.length).toBeLessThanOrEqual(2_000);
      expect(scrubbed).not.toContain('upstream');
    }
  });
});

it('scrubs every word', () => {
  const details = { raw: 'c secret', list: [{ deep: 'd secret', secret: 1 }], n_ctx: 4096, last: null };
  const words = { message: 'a secret', type: 'secret', code: 'b secret', param: null, details };
  expect(scrubWords(words, 'secret')).toEqual({
    message: 'a [redacted]',
    type: '[redacted]',
    code: 'b [redacted]',
    param: null,
    details: {
      raw: 'c [redacted]',
      list: [{ deep: 'd [redacted]', '[redacted]': 1 }],
      n_ctx: 4096,
      last: null,
    },
  });
});

describe('the further members of an error', () => {
  const scrubbed = (details: Record<string, unknown>) =>
    scrubWords({ message: 'm', type: null, code: null, param: null, details }, 'secret').details;

  it('are at most 16, and of 4,000 characters', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`member_${index}`, index]));
    expect(Object.keys(scrubbed(many)!)).toHaveLength(16);
    const long = Array.from({ length: 16 }, () => 'x'.repeat(500));
    expect(scrubbed({ long, short: 1 })).toEqual({ short: 1 });
    expect(scrubbed({ long })).toBeNull();
  });

  it('are no deeper than four levels', () => {
    const of = (inner: unknown) => ({ a: { b: { c: { d: { e: inner } } } } });
    expect(scrubbed(of({ f: 1 }))).toEqual(of(null));
  });

  it.each(['', 'a b', 'a'.repeat(65), '7', 'secret', '"'])('are left out under the name %j', (name) => {
    expect(scrubbed({ [name]: 1 })).toBeNull();
  });

  it('may be named like what objects inherit', () => {
    const details = scrubbed(JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'));
    expect(JSON.stringify(details)).toBe('{"__proto__":{"polluted":true},"constructor":1}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
