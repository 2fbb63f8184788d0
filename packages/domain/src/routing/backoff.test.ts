import { describe, expect, it } from 'vitest';
import { retryDelayMs } from './backoff.ts';

describe('retryDelayMs', () => {
  it('doubles with each wait of a request, up to 4 s', () => {
    const most = [0, 1, 2, 3, 4, 5].map((waits) => retryDelayMs(waits, undefined, () => 1));
    expect(most).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
  });

  it('is between half of that and all of it, so that requests that failed together do not come back together', () => {
    expect(retryDelayMs(0, undefined, () => 0)).toBe(125);
    expect(retryDelayMs(0, undefined, () => 0.5)).toBe(187.5);
  });

  it('is never shorter than what the upstream says', () => {
    expect(retryDelayMs(0, 1_000, () => 0)).toBe(1_000);
    expect(retryDelayMs(0, 5_000, () => 1)).toBe(5_250);
  });

  it('is none when the upstream says that it takes longer', () => {
    expect(retryDelayMs(0, 5_001, () => 0)).toBeNull();
  });
});
