import { describe, expect, it } from 'vitest';
import { readUsage } from './read-usage.ts';

const NONE = {
  inputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  outputTokens: null,
  reasoningTokens: null,
};

describe('readUsage', () => {
  it('reads every count', () => {
    expect(
      readUsage({
        prompt_tokens: 10,
        completion_tokens: 5,
        prompt_tokens_details: { cached_tokens: 3, cache_creation_tokens: 2 },
        completion_tokens_details: { reasoning_tokens: 4 },
      }),
    ).toEqual({
      inputTokens: 10,
      cachedInputTokens: 3,
      cacheWriteTokens: 2,
      outputTokens: 5,
      reasoningTokens: 4,
    });
  });

  it('takes an explicit zero for zero and an absent count for unknown', () => {
    expect(readUsage({ prompt_tokens: 0 })).toEqual({ ...NONE, inputTokens: 0 });
    expect(readUsage({ completion_tokens: 0, prompt_tokens: 0 })).toEqual({
      ...NONE,
      inputTokens: 0,
      outputTokens: 0,
    });
  });

  it.each([[-1], [1.5], ['7'], [null], [2 ** 31], [Number.NaN], [{}], [true]])(
    'does not know what %s tokens are',
    (count) => {
      expect(readUsage({ prompt_tokens: 1, completion_tokens: count })).toEqual({ ...NONE, inputTokens: 1 });
    },
  );

  it.each([[null], [undefined], [7], ['x'], [{}], [[]], [{ total_tokens: 5 }], [{ prompt_tokens: null }]])(
    'is null for %j',
    (value) => {
      expect(readUsage(value)).toBeNull();
    },
  );

  it('survives details that are not objects', () => {
    expect(readUsage({ prompt_tokens: 1, prompt_tokens_details: 'x', completion_tokens_details: 5 })).toEqual(
      { ...NONE, inputTokens: 1 },
    );
  });
});
