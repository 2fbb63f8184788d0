import { useLingui } from '@lingui/react/macro';
import type { Latency } from './usage-search.ts';

/** What a latency is of, in words. */
export function useLatencyName(): (latency: Latency) => string {
  const { t } = useLingui();
  const names: Readonly<Record<Latency, string>> = {
    ttft: t`Time to first token`,
    gap: t`Time between tokens`,
    duration: t`Request duration`,
    overhead: t`Weir overhead`,
  };
  return (latency) => names[latency];
}
