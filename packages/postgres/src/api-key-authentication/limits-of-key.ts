import type { ModelId } from '@weir/domain/kernel';
import type { Limit, LimitId, LimitKind, LimitPeriod, LimitScope } from '@weir/domain/limits';

/** A row of `limits` with its current period, as JSON. */
export interface LimitJson {
  readonly id: string;
  readonly scope: LimitScope;
  readonly scope_id: string;
  readonly model_id: string | null;
  readonly kind: LimitKind;
  /** Text: JSON numbers are too small for it. */
  readonly amount: string;
  readonly period: LimitPeriod | null;
  readonly hard: boolean;
  readonly lets_finish: boolean;
  /** Milliseconds since 1970; null where a period is total. */
  readonly starts_at_ms: number;
  readonly ends_at_ms: number | null;
  readonly next_ends_at_ms: number | null;
}

export const NO_LIMITS: readonly Limit[] = Object.freeze([]);

/** The active subscriptions of the key's owner and, for other models, of its organization. */
export const SUBSCRIPTIONS_OF_KEY = `
select distinct on (model_id) id, model_id
from (
  select * from subscriptions where organization_id = organizations.id and user_id = api_keys.owner_user_id
  union all
  select * from subscriptions where organization_id = organizations.id and user_id is null
) as subscriptions
where state = 'active' and (expires_at is null or expires_at > now())
order by model_id, user_id`;

/** Of `api_keys`, `owner_team`, `workspaces`, `organizations`, and `subscribed` of {@link SUBSCRIPTIONS_OF_KEY}: JSON or null. */
export const LIMITS_OF_KEY = `
(
  select jsonb_agg(jsonb_build_object(
    'id', limits.id, 'scope', limits.scope, 'scope_id', limits.scope_id, 'model_id', limits.model_id,
    'kind', limits.kind, 'amount', limits.amount::text, 'period', limits.period, 'hard', limits.hard,
    'lets_finish', limits.lets_finish,
    'starts_at_ms', ${milliseconds('current.starts_at')},
    'ends_at_ms', ${milliseconds('current.ends_at')},
    'next_ends_at_ms', ${milliseconds('following.ends_at')}
  ) order by limits.id)
  from (
    values ('api_key', api_keys.id), ('member', api_keys.owner_user_id), ('team', owner_team.id),
      ('workspace', workspaces.id), ('organization', organizations.id)
    union all
    select 'subscription', unnest(subscribed.ids)
  ) as scopes (scope, scope_id)
  join limits on limits.scope = scopes.scope and limits.scope_id = scopes.scope_id
    and limits.organization_id = organizations.id
  left join lateral limit_period(limits.period, limits.anchor, organizations.time_zone, now()) as current
    on limits.period is not null
  left join lateral limit_period(limits.period, limits.anchor, organizations.time_zone, current.ends_at) as following
    on limits.period <> 'total'
)`;

function milliseconds(time: string): string {
  return `(extract(epoch from nullif(${time}, 'infinity')) * 1000)::bigint`;
}

export function toLimit(json: LimitJson): Limit {
  const base = {
    id: json.id as LimitId,
    scope: json.scope,
    scopeId: json.scope_id,
    modelId: json.model_id as ModelId | null,
    amount: BigInt(json.amount),
  };
  switch (json.kind) {
    case 'requests_per_minute':
    case 'tokens_per_minute':
    case 'parallel_requests':
      return { ...base, kind: json.kind };
    default:
      return {
        ...base,
        kind: json.kind,
        period: json.period!,
        window: {
          startsAtMs: json.starts_at_ms,
          endsAtMs: json.ends_at_ms ?? Number.POSITIVE_INFINITY,
          nextEndsAtMs: json.next_ends_at_ms ?? Number.POSITIVE_INFINITY,
        },
        hard: json.hard,
        letsFinish: json.lets_finish,
      };
  }
}
