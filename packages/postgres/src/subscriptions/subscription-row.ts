import type { ModelId, OrganizationId, UserId } from '@weir/domain/kernel';
import type { LimitPeriod, SubscriptionId } from '@weir/domain/limits';
import type { Subscription, SubscriptionQuota, SubscriptionState } from '@weir/domain/subscriptions';
import { type RawBuilder, sql } from 'kysely';

export interface SubscriptionRow {
  readonly id: string;
  readonly organization_id: string;
  readonly user_id: string | null;
  readonly model_id: string;
  readonly model_name: string;
  readonly state: SubscriptionState;
  readonly version: number;
  readonly reason: string | null;
  readonly requested_by: string | null;
  readonly requested_at: Date;
  readonly expires_at: Date | null;
  readonly quotas: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** Of subscriptions `s`, joined with {@link MODEL_OF_SUBSCRIPTION}. */
export const SUBSCRIPTION_COLUMNS: RawBuilder<unknown> = sql`s.id, s.organization_id, s.user_id, s.model_id,
  models.name as model_name, s.state, s.version, s.reason, s.requested_by, s.requested_at, s.expires_at, s.created_at,
  s.updated_at, (
    select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'period', period, 'amount', amount::text)
      order by kind, period), '[]')::text
    from limits where scope = 'subscription' and scope_id = s.id and organization_id = s.organization_id
  ) as quotas`;

export const MODEL_OF_SUBSCRIPTION: RawBuilder<unknown> = sql`join models on models.id = s.model_id`;

export function toSubscription(row: SubscriptionRow): Subscription {
  return {
    id: row.id as SubscriptionId,
    organizationId: row.organization_id as OrganizationId,
    userId: row.user_id as UserId | null,
    modelId: row.model_id as ModelId,
    modelName: row.model_name,
    state: row.state,
    version: row.version,
    reason: row.reason,
    requestedBy: row.requested_by as UserId | null,
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    quotas: toQuotas(row.quotas),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toQuotas(text: string): SubscriptionQuota[] {
  const rows = JSON.parse(text) as {
    kind: SubscriptionQuota['kind'];
    period: LimitPeriod;
    amount: string;
  }[];
  return rows.map(({ kind, period, amount }) => ({ kind, period, amount: BigInt(amount) }));
}
