import { Trans, useLingui } from '@lingui/react/macro';
import type { components } from '@weir/api-client';
import { useFormat } from '../../format/use-format.ts';
import { Meter } from '../../ui/meter.tsx';
import { Time } from '../../ui/time.tsx';
import { usePeriodName } from './use-period-name.ts';

export type BindingLimit = components['schemas']['BindingLimit'];

/** A limit that binds a key: what is left, whose it is, and how long that lasts. */
export function BindingLimitView({ limit }: { limit: BindingLimit }) {
  const name = useBindingLimitName();
  const { money, count } = useFormat();
  const { t } = useLingui();
  const amount = (value: string) => (limit.unit === 'nano_usd' ? money(value) : count(BigInt(value)));
  const used = amount(limit.used);
  const whole = amount(limit.amount);
  return (
    <div className="flex min-w-48 flex-col gap-1">
      <Meter label={name(limit)} share={1 - limit.part_left} text={t`${used} of ${whole}`} />
      <span className="text-sm text-muted">
        <Lasting limit={limit} />
      </span>
    </div>
  );
}

function Lasting({ limit: { pace, resets_at } }: { limit: BindingLimit }) {
  const { count } = useFormat();
  if (pace !== null && !pace.resets_first) {
    const days = count(Math.floor(pace.days_left));
    return <Trans>At the recent pace, it lasts {days} more days.</Trans>;
  }
  if (resets_at === null) return null;
  return (
    <Trans>
      Resets <Time at={resets_at} />.
    </Trans>
  );
}

/** `Budget of the workspace, each month`. */
export function useBindingLimitName(): (
  limit: Pick<BindingLimit, 'scope' | 'kind' | 'period' | 'set_by'>,
) => string {
  const { t } = useLingui();
  const periodName = usePeriodName();
  const kinds: Readonly<Record<string, string>> = {
    budget: t`Budget`,
    credit: t`Credit`,
    request_quota: t`Requests`,
    token_quota: t`Tokens`,
    requests_per_minute: t`Requests per minute`,
    tokens_per_minute: t`Tokens per minute`,
    parallel_requests: t`Concurrent requests`,
  };
  const scopes: Readonly<Record<BindingLimit['scope'], string>> = {
    api_key: t`of the key`,
    member: t`of its owner`,
    team: t`of the owner's team`,
    workspace: t`of the workspace`,
    organization: t`of the organization`,
    subscription: t`of the subscription`,
  };
  return ({ scope, kind, period, set_by }) => {
    const whose = set_by === 'platform' && scope === 'organization' ? t`set by the platform` : scopes[scope];
    const name = `${kinds[kind] ?? kind} ${whose}`;
    return period === null ? name : `${name}, ${periodName(period)}`;
  };
}
