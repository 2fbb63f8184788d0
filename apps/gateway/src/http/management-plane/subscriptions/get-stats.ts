import { getSubscriptionStatsOperation } from '@weir/contracts/admin-subscriptions';
import { getSubscriptionStats, SUBSCRIPTION_STATES } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toFilter } from './to-filter.ts';

export const getSubscriptionStatsEndpoint = handle(
  getSubscriptionStatsOperation,
  async ({ caller, query }, { management }) => {
    const stats = await getSubscriptionStats(caller, toFilter(query), management);
    return {
      by_state: SUBSCRIPTION_STATES.map((state) => ({ state, count: stats.byState[state] })),
      oldest_pending_at: stats.oldestPendingAt?.toISOString() ?? null,
      pending_by_model: [...stats.pendingByModel],
    };
  },
);
