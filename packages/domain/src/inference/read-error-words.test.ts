import { describe, expect, it } from 'vitest';
import { readErrorWords } from './read-error-words.ts';

describe('readErrorWords', () => {
  it.each([
    [
      { message: 'm', type: 't', code: 'c', param: 'p' },
      { message: 'm', type: 't', code: 'c', param: 'p', details: null, status: null },
    ],
    [
      { message: 'm', code: 429 },
      { message: 'm', type: null, code: 429, param: null, details: null, status: 429 },
    ],
    [
      { message: 'm', code: '503' },
      { message: 'm', type: null, code: '503', param: null, details: null, status: 503 },
    ],
    [
      { message: 'm', status: 400 },
      { message: 'm', type: null, code: null, param: null, details: null, status: 400 },
    ],
    [
      { message: 'm', code: 200 },
      { message: 'm', type: null, code: 200, param: null, details: null, status: null },
    ],
    ['plain', { message: 'plain', type: null, code: null, param: null, details: null, status: null }],
    [
      {},
      {
        message: 'The upstream reported an error.',
        type: null,
        code: null,
        param: null,
        details: null,
        status: null,
      },
    ],
    [
      7,
      {
        message: 'The upstream reported an error.',
        type: null,
        code: null,
        param: null,
        details: null,
        status: null,
      },
    ],
  ])('reads %j', (value, words) => {
    expect(readErrorWords(value)).toEqual(words);
  });
});
