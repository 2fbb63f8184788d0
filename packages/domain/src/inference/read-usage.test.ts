import { describe, expect, it } from 'vitest';
import { readUsage, USAGE_PATHS } from './read-usage.ts';

const guide = Object.values(
  import.meta.glob('../../../../docs/usage.md', { query: '?raw', import: 'default', eager: true }),
)[0]!;

const NONE = {
  inputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  outputTokens: null,
  reasoningTokens: null,
  audioInputTokens: null,
  imageInputTokens: null,
  audioOutputTokens: null,
};

describe('readUsage', () => {
  it('reads every count', () => {
    expect(
      readUsage({
        prompt_tokens: 10,
        completion_tokens: 5,
        prompt_tokens_details: {
          cached_tokens: 3,
          cache_creation_tokens: 2,
          audio_tokens: 1,
          image_tokens: 6,
        },
        completion_tokens_details: { reasoning_tokens: 4, audio_tokens: 7 },
      }),
    ).toEqual({
      inputTokens: 10,
      cachedInputTokens: 3,
      cacheWriteTokens: 2,
      outputTokens: 5,
      reasoningTokens: 4,
      audioInputTokens: 1,
      imageInputTokens: 6,
      audioOutputTokens: 7,
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

  describe('as vendors report it', () => {
    const counts = (
      inputTokens: number,
      cachedInputTokens: number | null,
      outputTokens: number,
      reasoningTokens: number | null = null,
      cacheWriteTokens: number | null = null,
    ) => ({ ...NONE, inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens });

    it.each([
      [
        'DeepSeek',
        {
          prompt_tokens: 320,
          completion_tokens: 18,
          total_tokens: 338,
          prompt_cache_hit_tokens: 300,
          prompt_cache_miss_tokens: 20,
          completion_tokens_details: { reasoning_tokens: 7 },
        },
        counts(320, 300, 18, 7),
      ],
      [
        'Moonshot',
        { prompt_tokens: 19, completion_tokens: 21, total_tokens: 40, cached_tokens: 10 },
        counts(19, 10, 21),
      ],
      [
        'Mistral',
        { prompt_tokens: 100, completion_tokens: 3, total_tokens: 103, num_cached_tokens: 64 },
        counts(100, 64, 3),
      ],
      [
        'xAI, whose reasoning is beside the completion',
        {
          prompt_tokens: 10_120,
          completion_tokens: 1_499,
          total_tokens: 14_428,
          prompt_tokens_details: { cached_tokens: 128 },
          completion_tokens_details: { reasoning_tokens: 2_809 },
        },
        counts(10_120, 128, 4_308, 2_809),
      ],
      [
        'OpenAI, whose reasoning is part of the completion',
        {
          prompt_tokens: 10,
          completion_tokens: 50,
          total_tokens: 60,
          completion_tokens_details: { reasoning_tokens: 40 },
        },
        counts(10, null, 50, 40),
      ],
      [
        'a total that neither count nor the reasoning explains',
        {
          prompt_tokens: 10,
          completion_tokens: 50,
          total_tokens: 100,
          completion_tokens_details: { reasoning_tokens: 30 },
        },
        counts(10, null, 50, 30),
      ],
      [
        'Gemini’s OpenAI endpoint, whose thinking is in the total only',
        { prompt_tokens: 20, completion_tokens: 424, total_tokens: 1_016 },
        counts(20, null, 996),
      ],
      [
        'OpenRouter',
        {
          prompt_tokens: 194,
          completion_tokens: 2,
          total_tokens: 196,
          prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 100 },
          completion_tokens_details: { reasoning_tokens: 0 },
        },
        counts(194, 0, 2, 0, 100),
      ],
      [
        'Qwen',
        {
          prompt_tokens: 3_000,
          completion_tokens: 5,
          total_tokens: 3_005,
          prompt_tokens_details: { cached_tokens: 0, cache_creation_input_tokens: 2_000 },
        },
        counts(3_000, 0, 5, null, 2_000),
      ],
      [
        'Anthropic, whose input leaves the cache out',
        {
          input_tokens: 21,
          output_tokens: 393,
          cache_read_input_tokens: 1_800,
          cache_creation_input_tokens: 200,
        },
        counts(2_021, 1_800, 393, null, 200),
      ],
      [
        'LiteLLM with Anthropic behind it, whose input has the cache in it',
        {
          prompt_tokens: 2_021,
          completion_tokens: 393,
          total_tokens: 2_414,
          prompt_tokens_details: { cached_tokens: 1_800 },
          cache_read_input_tokens: 1_800,
          cache_creation_input_tokens: 200,
        },
        counts(2_021, 1_800, 393, null, 200),
      ],
      [
        'a gateway that fills the names of others with zeros',
        {
          prompt_tokens: 50,
          completion_tokens: 5,
          total_tokens: 55,
          input_tokens: 0,
          output_tokens: 0,
          prompt_tokens_details: { cached_tokens: 0 },
          prompt_cache_hit_tokens: 40,
        },
        counts(50, 40, 5),
      ],
      [
        'Responses of a gateway to Anthropic, whose input has the cache in it',
        {
          input_tokens: 100,
          output_tokens: 9,
          input_tokens_details: { cached_tokens: 80 },
          cache_read_input_tokens: 80,
        },
        counts(100, 80, 9),
      ],
      [
        'Responses',
        {
          input_tokens: 30,
          output_tokens: 9,
          total_tokens: 39,
          input_tokens_details: { cached_tokens: 20, cache_write_tokens: 4 },
          output_tokens_details: { reasoning_tokens: 6 },
        },
        counts(30, 20, 9, 6, 4),
      ],
    ])('reads %s', (_, usage, expected) => {
      expect(readUsage(usage)).toEqual(expected);
    });
  });

  it.each(Object.values(USAGE_PATHS).flat())(
    'has %s in docs/usage.md, with the vendors that report it',
    (path) => {
      expect(guide).toContain(`\`${path}\``);
    },
  );
});
