import { describe, expect, it } from 'vitest';
import { formatBytes } from './format-count.ts';
import { formatDurationUs } from './format-duration.ts';
import { formatExactNanoUsd, formatNanoUsd, nanoUsdToDecimal, parseUsd } from './format-money.ts';
import { formatRelativeTime, formatTime } from './format-time.ts';
import { shown } from './shown-number.ts';

describe('money', () => {
  it.each([
    ['0', '$0.00'],
    ['60200', '$0.00006'],
    ['1', '$0.000000001'],
    ['12340000000', '$12.34'],
    ['-5000000000', '-$5.00'],
    ['9007199254740993000000000', '$9,007,199,254,740,993.00'],
  ])('shows %s nano-dollars as %s', (nano, text) => expect(formatNanoUsd(nano, 'en')).toBe(text));

  it('shows the exact amount to the nano-dollar, beyond what a number holds', () => {
    expect(formatExactNanoUsd('9007199254740993000000001', 'en')).toBe('$9,007,199,254,740,993.000000001');
  });

  it.each(['0.01', '12', '12.5', '0.000000001', '999999999999.999999999'])('reads %s back', (text) => {
    expect(nanoUsdToDecimal(parseUsd(text)!)).toBe(text);
  });

  it.each(['', '-1', '1e3', '1,5', '0.0000000001', 'NaN'])('does not take %j for an amount', (text) => {
    expect(parseUsd(text)).toBeNull();
  });
});

describe('durations', () => {
  it.each([
    [12, '12 μs'],
    [93_554, '93.6 ms'],
    [2_400_000, '2.4 sec'],
  ])('shows %d µs as %s', (us, text) => expect(formatDurationUs(us, 'en')).toBe(text));
});

describe('sizes', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [90_112, '90.1 kB'],
    [5e15, '5,000 TB'],
  ])('shows %d bytes as %s', (bytes, text) => expect(formatBytes(bytes, 'en')).toBe(text));
});

describe('times', () => {
  it('are in the time zone of the person', () => {
    expect(formatTime('2026-01-15T23:30:00.000Z', 'en-GB', 'Asia/Kolkata')).toContain('16 Jan 2026');
  });

  it('are relative by the largest unit', () => {
    expect(formatRelativeTime('2026-01-15T12:00:00Z', Date.parse('2026-01-15T14:30:00Z'), 'en')).toBe(
      '2 hours ago',
    );
  });
});

describe('a number', () => {
  it('that is unknown is a dash and never 0', () => {
    for (const value of [null, undefined, Number.NaN]) {
      expect(shown(value, String)).toEqual({ text: '–', state: 'unknown' });
    }
    expect(shown(0, String)).toEqual({ text: '0', state: 'exact' });
  });

  it('that is estimated is marked', () => expect(shown(5, String, true).text).toBe('~5'));
});
