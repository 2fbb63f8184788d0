import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Link } from '../../ui/link.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePeriodName } from '../limits/use-period-name.ts';
import { type BindingLimit, useBindingLimits, useMyActiveKeys } from './home-queries.ts';
import { prepareTightest } from './prepare-tightest.ts';

const SHOWN = 5;

/** How much of the limits that bind one's keys is left, whoever set them. */
export function LimitsLeft({ organizationId }: { organizationId: string }) {
  const { t } = useLingui();
  const keys = useMyActiveKeys(organizationId);
  const ids = keys.data?.data.map(({ id }) => id) ?? [];
  const limits = useBindingLimits(organizationId, ids);
  const keyNames = new Map(keys.data?.data.map(({ id, name }) => [id, name]));
  const error = keys.error ?? limits.error;
  const isLoading = keys.isPending || (ids.length > 0 && limits.isPending);
  const tightest = prepareTightest(limits.data?.data ?? [], SHOWN);
  return (
    <Card title={t`Remaining limits`}>
      {error !== null ? (
        <ErrorPanel error={error} onRetry={() => Promise.all([keys.refetch(), limits.refetch()])} />
      ) : isLoading ? (
        <Skeleton label={t`Loading limits`} rows={3} />
      ) : tightest.length === 0 ? (
        <p className="text-muted">
          {ids.length === 0 ? (
            <Trans>You have no API keys in this organization, so no limits apply yet.</Trans>
          ) : (
            <Trans>No budget or quota limits your keys.</Trans>
          )}
        </p>
      ) : (
        <>
          {tightest.map((limit) => (
            <LimitMeter key={`${limit.scope} ${limit.id}`} limit={limit} keyNames={keyNames} />
          ))}
          <Link to="/keys">
            <Trans>Limits by key</Trans>
          </Link>
        </>
      )}
    </Card>
  );
}

function LimitMeter({ limit, keyNames }: { limit: BindingLimit; keyNames: ReadonlyMap<string, string> }) {
  const { t } = useLingui();
  const { money, count, relativeTime } = useFormat();
  const periodName = usePeriodName();
  const { scope, scope_id, kind, period, unit, amount, used, resets_at, part_left } = limit;
  const key = keyNames.get(scope_id) ?? t`a key`;
  const scopes: Readonly<Record<BindingLimit['scope'], string>> = {
    api_key: t`Key ${key}`,
    member: t`All your keys`,
    team: t`Your team`,
    workspace: t`Workspace`,
    organization: t`Organization`,
    subscription: t`Subscription`,
  };
  const kinds: Readonly<Record<string, string>> = {
    budget: t`budget`,
    credit: t`credit`,
    request_quota: t`requests`,
    token_quota: t`tokens`,
  };
  const format = (value: string) => (unit === 'nano_usd' ? money(value) : count(BigInt(value)));
  const [scopeName, kindName] = [scopes[scope], kinds[kind] ?? kind];
  const text =
    resets_at === null
      ? t`${format(used)} of ${format(amount)}`
      : t`${format(used)} of ${format(amount)}, resets ${relativeTime(resets_at)}`;
  return (
    <Meter
      label={
        period === null ? t`${scopeName}: ${kindName}` : t`${scopeName}: ${kindName}, ${periodName(period)}`
      }
      share={1 - part_left}
      text={text}
    />
  );
}
