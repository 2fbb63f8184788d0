import { describe, expect, it } from 'vitest';
import { mergeUsage } from './merge-usage.ts';
import type { TokenUsage } from './usage-record.ts';

const usage = (counts: Partial<TokenUsage>): TokenUsage => ({
  inputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  outputTokens: null,
  reasoningTokens: null,
  audioInputTokens: null,
  imageInputTokens: null,
  audioOutputTokens: null,
  ...counts,
});

describe('mergeUsage', () => {
  it('is what came first while nothing came before', () => {
    const first = usage({ inputTokens: 3 });
    expect(mergeUsage(null, first)).toBe(first);
  });

  it('keeps every count that a later part does not tell, and takes every one that it does, zeros included', () => {
    const first = usage({ inputTokens: 10, cachedInputTokens: 4, cacheWriteTokens: 2, outputTokens: 1 });
    expect(mergeUsage(first, usage({ outputTokens: 7, cachedInputTokens: 0 }))).toEqual(
      usage({ inputTokens: 10, cachedInputTokens: 0, cacheWriteTokens: 2, outputTokens: 7 }),
    );
    expect(mergeUsage(first, usage({ inputTokens: 11, cacheWriteTokens: 3, reasoningTokens: 5 }))).toEqual(
      usage({
        inputTokens: 11,
        cachedInputTokens: 4,
        cacheWriteTokens: 3,
        outputTokens: 1,
        reasoningTokens: 5,
      }),
    );
  });
});
