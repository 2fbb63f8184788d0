import type { StripMark } from '../../charts/strip.tsx';
import { type Answer, STALL_MS } from './answer.ts';

export interface AnswerTiming {
  readonly ttftMs: number | null;
  /** Between events that carry tokens; 0 for those of one read. */
  readonly gapsMs: readonly number[];
  readonly medianGapMs: number | null;
  readonly p95GapMs: number | null;
  readonly longestGapMs: number | null;
  readonly stalls: number;
  /** Output tokens a second from the first to the last; by the usage if it came, else by arrivals. */
  readonly tokensPerSecond: number | null;
  readonly isEstimated: boolean;
}

/** What the arrivals in this browser say. */
export function timingOf({
  arrivalsMs,
  outputTokens,
}: Pick<Answer, 'arrivalsMs' | 'outputTokens'>): AnswerTiming {
  const gapsMs = arrivalsMs.slice(1).map((at, index) => at - arrivalsMs[index]!);
  const sorted = gapsMs.toSorted((one, other) => one - other);
  const first = arrivalsMs[0] ?? null;
  const lastMs = arrivalsMs.at(-1) ?? 0;
  const tokens = outputTokens ?? arrivalsMs.length;
  const spanMs = first === null ? 0 : lastMs - first;
  return {
    ttftMs: first,
    gapsMs,
    medianGapMs: quantile(sorted, 0.5),
    p95GapMs: quantile(sorted, 0.95),
    longestGapMs: sorted.at(-1) ?? null,
    stalls: gapsMs.filter((gap) => gap > STALL_MS).length,
    tokensPerSecond: tokens < 2 || spanMs <= 0 ? null : ((tokens - 1) * 1_000) / spanMs,
    isEstimated: outputTokens === null,
  };
}

const MS_OF_FRAME = 16;
const SLOW = 4;

/** Each arrival as a mark between the request and `untilMs`. */
export function prepareArrivals(arrivalsMs: readonly number[], untilMs: number): readonly StripMark[] {
  // Those that came in one read have no gap of their own.
  const apart = [...new Set(arrivalsMs)];
  const { medianGapMs } = timingOf({ arrivalsMs: apart, outputTokens: null });
  const slowMs = Math.max(MS_OF_FRAME, SLOW * (medianGapMs ?? 0));
  return arrivalsMs.map((at, index) => {
    const gap = index === 0 ? 0 : at - arrivalsMs[index - 1]!;
    return {
      at: Math.min(1, at / Math.max(untilMs, 1)),
      tone: gap > STALL_MS ? 'stalled' : gap > slowMs ? 'slow' : 'normal',
    };
  });
}

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted.length === 0 ? null : sorted[Math.ceil(share * sorted.length) - 1]!;
}
