import type { NanoUsd } from '@weir/domain/kernel';
import {
  needOf,
  type QuotaLimit,
  type RequestChecks,
  type Reservation,
  rateNeedOf,
} from '@weir/domain/limits';
import type { Epoch } from './epoch.ts';
import { type CountedLimit, LimitsInEpoch, type QuotaPeriod } from './limits-in-epoch.ts';

interface Found {
  readonly counted: LimitsInEpoch;
  /** From when to when the quotas are in the same periods, milliseconds since 1970. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Finds the limits of requests as Redis counts them, in the order in which they refuse. Made once for an epoch and a period. */
export class CountedLimitsFinder {
  readonly #found = new WeakMap<RequestChecks, Found>();

  /** @param atMs milliseconds since 1970 */
  find(checks: RequestChecks, epoch: Epoch, atMs: number): LimitsInEpoch {
    const found = this.#found.get(checks);
    if (found?.counted.epoch === epoch && atMs >= found.fromMs && atMs < found.untilMs) return found.counted;
    const ends = checks.quotas.map(({ window }) => window.endsAtMs);
    const counted = new LimitsInEpoch(epoch, countedLimits(checks, atMs));
    this.#found.set(checks, {
      counted,
      fromMs: Math.max(Number.NEGATIVE_INFINITY, ...ends.filter((endMs) => endMs <= atMs)),
      untilMs: Math.min(Number.POSITIVE_INFINITY, ...ends.filter((endMs) => endMs > atMs)),
    });
    return counted;
  }
}

function countedLimits({ quotas, parallel, requestRates, tokenRates }: RequestChecks, atMs: number) {
  return [
    ...quotas.map((quota): CountedLimit => {
      const { limitId, startsAtMs } = periodAt(quota, atMs);
      const kind = quota.letsFinish ? 'excess' : 'quota';
      return { kind, limitId, startsAtMs, amount: quota.amount };
    }),
    ...parallel.map(({ id, amount }): CountedLimit => ({ kind: 'slots', limitId: id, amount })),
    ...[...requestRates, ...tokenRates].map(
      ({ id, amount }): CountedLimit => ({ kind: 'rate', limitId: id, amount }),
    ),
  ];
}

/** What a request needs of each of its limits, in the same order. */
export function needsOf(
  { quotas, parallel, requestRates, tokenRates }: RequestChecks,
  reservation: Reservation,
  costNanoUsd: NanoUsd,
): bigint[] {
  const needs = quotas.map((quota) => needOf(quota, reservation, costNanoUsd));
  for (const _ of parallel) needs.push(1n);
  for (const rate of requestRates) needs.push(BigInt(Math.ceil(rateNeedOf(rate, reservation))));
  for (const rate of tokenRates) needs.push(BigInt(Math.ceil(rateNeedOf(rate, reservation))));
  return needs;
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
