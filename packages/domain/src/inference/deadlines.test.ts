import { describe, expect, it } from 'vitest';
import { nextDeadline, type Progress } from './deadlines.ts';

const SECOND = 1_000_000;

function progress(overrides: Partial<Progress> = {}): Progress {
  return {
    timeouts: { connectMs: 1_000, firstByteMs: 20_000, idleMs: 10_000, totalMs: 60_000 },
    waitsSinceUs: 100 * SECOND,
    answered: true,
    lastHeardUs: 105 * SECOND,
    paused: false,
    lastClientUs: 105 * SECOND,
    keepAliveMs: 0,
    hedgeAfterMs: null,
    ...overrides,
  };
}

describe('nextDeadline', () => {
  it.each([
    [
      'the first byte, before the upstream has answered',
      { answered: false },
      'upstream_first_byte_timeout',
      120,
    ],
    ['silence since the last read, after it has', {}, 'upstream_idle_timeout', 115],
    ['the whole attempt, when that ends first', { lastHeardUs: 155 * SECOND }, 'upstream_total_timeout', 160],
    [
      'only the whole attempt, while the client does not read',
      { paused: true },
      'upstream_total_timeout',
      160,
    ],
    ['another attempt, counted from the dispatch', { answered: false, hedgeAfterMs: 700 }, 'hedge', 100.7],
    ['the next comment', { keepAliveMs: 4_000 }, 'keep-alive', 109],
    ['the next comment also before the answer', { keepAliveMs: 4_000, answered: false }, 'keep-alive', 109],
    [
      'no comment to a client that does not read',
      { keepAliveMs: 4_000, paused: true },
      'upstream_total_timeout',
      160,
    ],
    ['silence rather than a later comment', { keepAliveMs: 40_000 }, 'upstream_idle_timeout', 115],
  ] as const)('is %s', (_, overrides, what, atSeconds) => {
    expect(nextDeadline(progress(overrides))).toEqual({ what, atUs: atSeconds * SECOND });
  });

  it('is none of the upstream while the client still sends', () => {
    const sending = { waitsSinceUs: null, lastHeardUs: 0 };
    expect(nextDeadline(progress(sending)).atUs).toBe(Number.POSITIVE_INFINITY);
    expect(nextDeadline(progress({ ...sending, answered: false })).atUs).toBe(Number.POSITIVE_INFINITY);
  });

  it('never waits for the first byte longer than for the whole', () => {
    const timeouts = { connectMs: 1_000, firstByteMs: 90_000, idleMs: 90_000, totalMs: 60_000 };
    expect(nextDeadline(progress({ timeouts, answered: false })).what).toBe('upstream_total_timeout');
    expect(nextDeadline(progress({ timeouts })).what).toBe('upstream_total_timeout');
  });
});
