import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Meter } from '../../ui/meter.tsx';
import { usePeriodName } from '../limits/use-period-name.ts';
import type { Subscription } from './subscription-queries.ts';

/** How much of the quotas of a subscription is used. Nothing without quotas. */
export function QuotaMeters({ quotas }: Pick<Subscription, 'quotas'>) {
  const { t } = useLingui();
  const { count } = useFormat();
  const periodName = usePeriodName();
  if (quotas.length === 0) return null;
  return (
    <div className="flex min-w-52 flex-col gap-2">
      {quotas.map(({ kind, period, used, amount }) => {
        const name = kind === 'request_quota' ? t`Requests` : t`Tokens`;
        return (
          <Meter
            key={`${kind} ${period}`}
            label={t`${name}, ${periodName(period)}`}
            share={amount === 0 ? 1 : used / amount}
            text={t`${count(used)} of ${count(amount)}`}
          />
        );
      })}
    </div>
  );
}
