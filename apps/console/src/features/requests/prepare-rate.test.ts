import { describe, expect, it } from 'vitest';
import { tokensPerSecond } from './prepare-rate.ts';

const record = (output_tokens: number | null, changes: object = {}) =>
  ({
    usage: { output_tokens },
    streamed: true,
    ttft_us: 1_000_000,
    duration_us: 3_000_000,
    ...changes,
  }) as Parameters<typeof tokensPerSecond>[0];

describe('tokens per second', () => {
  it('count from the first token on', () => expect(tokensPerSecond(record(101))).toBe(50));

  it('are not known where tokens, the first one or its time are not', () => {
    expect(tokensPerSecond(record(null))).toBeNull();
    expect(tokensPerSecond(record(1))).toBeNull();
    expect(tokensPerSecond(record(9, { ttft_us: null }))).toBeNull();
    expect(tokensPerSecond(record(9, { duration_us: 1_000_000 }))).toBeNull();
    expect(tokensPerSecond(record(9, { streamed: false }))).toBeNull();
  });
});
