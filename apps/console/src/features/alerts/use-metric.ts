import { useLingui } from '@lingui/react/macro';
import { nanoUsdToDecimal, parseUsd } from '../../format/format-money.ts';
import { useFormat } from '../../format/use-format.ts';
import type { AlertMetric, AlertWindow } from './alert-queries.ts';

export const METRICS = ['spend_nano_usd', 'error_percent', 'ttft_p95_ms', 'duration_p95_ms'] as const;
export const WINDOWS = ['15m', '1h', '1d'] as const;

const US_PER_MS = 1_000;

/** Names and values of what alerts watch. */
export function useMetric() {
  const { t } = useLingui();
  const { money, percent, durationUs } = useFormat();
  const names: Record<AlertMetric, string> = {
    spend_nano_usd: t`Spend`,
    error_percent: t`Failed requests`,
    ttft_p95_ms: t`Time to first token, p95`,
    duration_p95_ms: t`Duration, p95`,
  };
  const units: Record<AlertMetric, string> = {
    spend_nano_usd: t`US dollars`,
    error_percent: t`% of requests`,
    ttft_p95_ms: t`ms`,
    duration_p95_ms: t`ms`,
  };
  const windows: Record<AlertWindow, string> = {
    '15m': t`15 minutes`,
    '1h': t`1 hour`,
    '1d': t`1 day`,
  };
  return {
    nameOf: (metric: AlertMetric) => names[metric],
    unitOf: (metric: AlertMetric) => units[metric],
    windowName: (window: AlertWindow) => windows[window],
    /** A value of the API, for reading. */
    format: (metric: AlertMetric, value: string) => {
      if (metric === 'spend_nano_usd') return money(value);
      if (metric === 'error_percent') return percent(Number(value) / 100);
      return durationUs(Number(value) * US_PER_MS);
    },
  };
}

/** What stands in the field of a threshold: dollars, or the whole number of the API. */
export function thresholdText(metric: AlertMetric, threshold: string): string {
  return metric === 'spend_nano_usd' ? nanoUsdToDecimal(threshold) : threshold;
}

/** The threshold for the API; null when the text is none. */
export function parseThreshold(metric: AlertMetric, text: string): string | null {
  if (metric === 'spend_nano_usd') {
    const nanoUsd = parseUsd(text);
    return nanoUsd === null || nanoUsd === 0n ? null : String(nanoUsd);
  }
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? text.trim() : null;
}
