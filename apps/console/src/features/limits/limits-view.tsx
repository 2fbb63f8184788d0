import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { Badge } from '../../ui/badge.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Time } from '../../ui/time.tsx';
import type { Limits } from './limit-queries.ts';
import { usePeriodName } from './use-period-name.ts';

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
    [t`Concurrent requests`, parallel_requests],
  ] as const;
  const setRates = rates.flatMap(([name, rate]) => (rate === null ? [] : [[name, count(rate)] as const]));
  if (budgets.length + request_quotas.length + token_quotas.length + setRates.length === 0) {
    return <p className="text-muted">{empty}</p>;
  }
  return (
    <div className="flex flex-col gap-4">
      {budgets.map((budget) => (
        <LimitUse
          key={budget.id}
          limit={budget}
          label={t`Budget, ${periodName(budget.period)}`}
          share={shareOf(BigInt(budget.used_nano_usd), BigInt(budget.amount_nano_usd))}
          text={t`${money(budget.used_nano_usd)} of ${money(budget.amount_nano_usd)}`}
        />
      ))}
      {[
        ...request_quotas.map((quota) => [t`Requests`, quota] as const),
        ...token_quotas.map((quota) => [t`Tokens`, quota] as const),
      ].map(([name, quota]) => (
        <LimitUse
          key={quota.id}
          limit={quota}
          label={t`${name}, ${periodName(quota.period)}`}
          share={shareOf(BigInt(quota.used), BigInt(quota.amount))}
          text={t`${count(quota.used)} of ${count(quota.amount)}`}
        />
      ))}
      {setRates.length === 0 ? null : <DescriptionList items={setRates} />}
    </div>
  );
}

interface LimitUseProps {
  readonly limit: { readonly hard: boolean; readonly resets_at: string | null };
  readonly label: string;
  readonly share: number;
  readonly text: string;
}

/** A meter, and what follows from it: who is refused, and until when. */
function LimitUse({ limit: { hard, resets_at }, label, share, text }: LimitUseProps) {
  return (
    <div className="flex flex-col gap-1">
      <Meter label={label} share={share} text={text} />
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        {share >= 1 ? <Reached hard={hard} /> : hard ? null : <Trans>Alert only.</Trans>}
        {resets_at === null ? (
          <Trans>Never resets.</Trans>
        ) : (
          <span>
            <Trans>
              Resets <Time at={resets_at} />.
            </Trans>
          </span>
        )}
      </p>
    </div>
  );
}

function Reached({ hard }: { hard: boolean }) {
  const { t } = useLingui();
  return (
    <>
      <Badge tone={hard ? 'danger' : 'warning'}>{t`Reached`}</Badge>
      {hard ? (
        <Trans>Requests are refused until the limit resets or is raised.</Trans>
      ) : (
        <Trans>Alert only: requests still go through.</Trans>
      )}
    </>
  );
}

const PRECISION = 10_000n;

function shareOf(used: bigint, amount: bigint): number {
  return amount === 0n ? 1 : Number((used * PRECISION) / amount) / Number(PRECISION);
}
