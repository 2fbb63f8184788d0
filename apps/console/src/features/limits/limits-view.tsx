import { useLingui } from '@lingui/react/macro';
import type { components } from '@weir/api-client';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Meter } from '../../ui/meter.tsx';
import { usePeriodName } from './use-period-name.ts';

type Limits = Pick<
  components['schemas']['Limits'],
  | 'budgets'
  | 'request_quotas'
  | 'token_quotas'
  | 'requests_per_minute'
  | 'tokens_per_minute'
  | 'parallel_requests'
>;

/** What is limited and how much of it is used; `empty` where nothing is. */
export function LimitsView({ limits, empty }: { limits: Limits; empty: ReactNode }) {
  const { t } = useLingui();
  const { money, count } = useFormat();
  const periodName = usePeriodName();
  const { budgets, request_quotas, token_quotas, requests_per_minute, tokens_per_minute, parallel_requests } =
    limits;
  const rates = [
    [t`Requests per minute`, requests_per_minute],
    [t`Tokens per minute`, tokens_per_minute],
    [t`Requests at a time`, parallel_requests],
  ] as const;
  const setRates = rates.flatMap(([name, rate]) => (rate === null ? [] : [[name, count(rate)] as const]));
  if (budgets.length + request_quotas.length + token_quotas.length + setRates.length === 0) {
    return <p className="text-muted">{empty}</p>;
  }
  return (
    <div className="flex flex-col gap-4">
      {budgets.map((budget) => (
        <Meter
          key={budget.id}
          label={t`Budget, ${periodName(budget.period)}`}
          share={shareOf(BigInt(budget.used_nano_usd), BigInt(budget.amount_nano_usd))}
          text={t`${money(budget.used_nano_usd)} of ${money(budget.amount_nano_usd)}`}
        />
      ))}
      {[
        ...request_quotas.map((quota) => [t`Requests`, quota] as const),
        ...token_quotas.map((quota) => [t`Tokens`, quota] as const),
      ].map(([name, quota]) => (
        <Meter
          key={quota.id}
          label={t`${name}, ${periodName(quota.period)}`}
          share={shareOf(BigInt(quota.used), BigInt(quota.amount))}
          text={t`${count(quota.used)} of ${count(quota.amount)}`}
        />
      ))}
      {setRates.length === 0 ? null : <DescriptionList items={setRates} />}
    </div>
  );
}

const PRECISION = 10_000n;

function shareOf(used: bigint, amount: bigint): number {
  return amount === 0n ? 1 : Number((used * PRECISION) / amount) / Number(PRECISION);
}
