import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../format/use-format.ts';
import { usePeriodName } from './use-period-name.ts';

/** Names and amounts of limits of any kind and scope. */
export function useLimitName() {
  const { t } = useLingui();
  const { money, count } = useFormat();
  const periodName = usePeriodName();
  const kinds: Record<string, string> = {
    budget: t`Budget`,
    credit: t`Credit`,
    request_quota: t`Requests`,
    token_quota: t`Tokens`,
    requests_per_minute: t`Requests per minute`,
    tokens_per_minute: t`Tokens per minute`,
    parallel_requests: t`Concurrent requests`,
  };
  const scopes: Record<string, string> = {
    api_key: t`API key`,
    member: t`Member`,
    team: t`Team`,
    workspace: t`Workspace`,
    organization: t`Organization`,
    subscription: t`Subscription`,
  };
  return {
    /** `Budget, each month`. */
    limitName: ({ kind, period }: { readonly kind: string; readonly period: string | null }) => {
      const name = kinds[kind] ?? kind;
      return period === null ? name : t`${name}, ${periodName(period)}`;
    },
    scopeName: (scope: string) => scopes[scope] ?? scope,
    /** An amount in the unit of its limit, a decimal string. */
    limitAmount: (unit: string, amount: string) =>
      unit === 'nano_usd' ? money(amount) : count(BigInt(amount)),
  };
}

/** The unit in which the amounts of a kind of limit are. */
export function unitOfKind(kind: string): 'nano_usd' | 'requests' | 'tokens' {
  if (kind === 'budget' || kind === 'credit') return 'nano_usd';
  return kind.startsWith('token') ? 'tokens' : 'requests';
}
