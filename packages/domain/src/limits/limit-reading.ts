import type { Limit } from './limit.ts';
import type { LimitReading } from './ports.ts';
import type { QuotaShare } from './quota-share.ts';

/** @param observed what is used or held by anybody */
export function readingOfQuota(
  limit: Limit,
  { endsAtMs }: Pick<QuotaShare, 'endsAtMs'>,
  spent: bigint,
  observed: bigint,
): LimitReading {
  return {
    limit,
    used: spent,
    reserved: observed > spent ? observed - spent : 0n,
    resetsAtMs: endsAtMs === Number.POSITIVE_INFINITY ? null : endsAtMs,
  };
}

/** Of a rate, or of parallel requests. */
export function readingOfCount(limit: Limit, count: number): LimitReading {
  return { limit, used: BigInt(Math.round(count)), reserved: 0n, resetsAtMs: null };
}
