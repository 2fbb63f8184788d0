import { describe, expect, it } from 'vitest';
import { parseDurationMs, parsePastTime, parseTime } from '../../src/cli/parse-time.ts';

describe('a time on the command line', () => {
  it.each([
    ['90s', 90_000],
    ['15m', 900_000],
    ['1h', 3_600_000],
    ['30d', 2_592_000_000],
    ['2w', 1_209_600_000],
  ])('%s is a duration', (text, expected) => {
    expect(parseDurationMs(text)).toBe(expected);
  });

  it.each(['', '1', 'h', '1.5h', '-1h', '1y', '1 h', '9999999h'])('%s is no duration', (text) => {
    expect(parseDurationMs(text)).toBeNull();
  });

  it.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T12:30:00Z', '2026-01-31T12:30:00.000Z'],
    ['2026-01-31t12:30:00.5z', '2026-01-31T12:30:00.500Z'],
    ['2026-01-31 12:30:00+02:00', '2026-01-31T10:30:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s is a time', (text, expected) => {
    expect(parseTime(text)?.toISOString()).toBe(expected);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-31T12:30:00',
    '2026-01-31T25:00:00Z',
    'Jan 31 2026',
    '1700000000',
  ])('%s is no time', (text) => {
    expect(parseTime(text)).toBeNull();
  });

  it('may be said as how long ago', () => {
    const nowMs = Date.UTC(2026, 0, 31, 12);
    expect(parsePastTime('--since', '1h', nowMs).toISOString()).toBe('2026-01-31T11:00:00.000Z');
    expect(() => parsePastTime('--since', 'soon', nowMs)).toThrow(/^--since needs /);
  });
});
