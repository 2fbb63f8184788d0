import { describe, expect, it, vi } from 'vitest';

vi.mock('@lingui/react/macro', () => ({ useLingui: () => ({}) }));
vi.mock('../../format/use-format.ts', () => ({ useFormat: () => ({}) }));

const { parseThreshold, thresholdText } = await import('./use-metric.ts');

describe('the threshold of an alert rule', () => {
  it('is typed in dollars for spend, and sent in nano-USD', () => {
    expect(parseThreshold('spend_nano_usd', '12.5')).toBe('12500000000');
    expect(thresholdText('spend_nano_usd', '12500000000')).toBe('12.5');
  });

  it('is a whole number above 0 for all else', () => {
    expect(parseThreshold('error_percent', ' 5 ')).toBe('5');
    expect(['0', '1.5', '', '-1', '1e3'].map((text) => parseThreshold('ttft_p95_ms', text))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(parseThreshold('spend_nano_usd', '0')).toBeNull();
  });
});
