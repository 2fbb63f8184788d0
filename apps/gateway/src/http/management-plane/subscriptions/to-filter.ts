import type { SubscriptionStatsQuery } from '@weir/contracts/admin-subscriptions';
import type { OrganizationId, UserId } from '@weir/domain/kernel';
import type { SubscriptionFilter } from '@weir/domain/subscriptions';
import type { z } from 'zod';

/** The filter of a query, without a state. */
export function toFilter({
  organization_id,
  user_id,
  model,
}: z.output<typeof SubscriptionStatsQuery>): Omit<SubscriptionFilter, 'state'> {
  return {
    organizationId: organization_id as OrganizationId | undefined,
    userId: user_id as UserId | undefined,
    model,
  };
}
