import type { NanoUsd } from '@weir/domain/kernel';
import {
  needOf,
  type QuotaLimit,
  type RequestChecks,
  type Reservation,
  rateNeedOf,
} from '@weir/domain/limits';
import type { CountedLimit, QuotaPeriod } from './redis-counts.ts';

/** The limits of a request in the order in which they refuse, with what it needs of each. */
export function countedLimits(
  { quotas, parallel, requestRates, tokenRates }: RequestChecks,
  reservation: Reservation,
  costNanoUsd: NanoUsd,
  receivedMs: number,
): CountedLimit[] {
  return [
    ...quotas.map((quota): CountedLimit => {
      const { limitId, startsAtMs } = periodAt(quota, receivedMs);
      const need = needOf(quota, reservation, costNanoUsd);
      return { kind: 'quota', limitId, startsAtMs, amount: quota.amount, need };
    }),
    ...parallel.map(({ id, amount }): CountedLimit => ({ kind: 'slots', limitId: id, amount, need: 1n })),
    ...[...requestRates, ...tokenRates].map((rate): CountedLimit => {
      const need = BigInt(Math.ceil(rateNeedOf(rate, reservation)));
      return { kind: 'rate', limitId: rate.id, amount: rate.amount, need };
    }),
  ];
}

/** The period of a quota that a moment is in, milliseconds since 1970. */
export function periodAt(
  { id, window }: QuotaLimit,
  atMs: number,
): QuotaPeriod & { readonly endsAtMs: number } {
  const { startsAtMs, endsAtMs, nextEndsAtMs } = window;
  return atMs < endsAtMs
    ? { limitId: id, startsAtMs, endsAtMs }
    : { limitId: id, startsAtMs: endsAtMs, endsAtMs: nextEndsAtMs };
}
