import type { Limits } from '../limits/limit-queries.ts';

export interface NearLimit {
  readonly id: string;
  readonly kind: 'budgets' | 'request_quotas' | 'token_quotas';
  readonly period: string;
  /** What is used of it, 1 for all; more where running requests were let finish. */
  readonly share: number;
  readonly hard: boolean;
  readonly setBy: 'organization' | 'platform';
}

const NEAR = 0.8;
const PRECISION = 10_000n;

/** The limits of which little is left, the fullest first. */
export function nearLimits(limits: Limits, setBy: NearLimit['setBy']): readonly NearLimit[] {
  const near = (
    kind: NearLimit['kind'],
    { id, period, hard }: { readonly id: string; readonly period: string; readonly hard: boolean },
    used: bigint,
    amount: bigint,
  ): NearLimit => ({
    id,
    kind,
    period,
    hard,
    setBy,
    share: amount === 0n ? 1 : Number((used * PRECISION) / amount) / Number(PRECISION),
  });
  return [
    ...limits.budgets.map((one) =>
      near('budgets', one, BigInt(one.used_nano_usd), BigInt(one.amount_nano_usd)),
    ),
    ...limits.request_quotas.map((one) => near('request_quotas', one, BigInt(one.used), BigInt(one.amount))),
    ...limits.token_quotas.map((one) => near('token_quotas', one, BigInt(one.used), BigInt(one.amount))),
  ]
    .filter(({ share }) => share >= NEAR)
    .toSorted((one, other) => other.share - one.share);
}
