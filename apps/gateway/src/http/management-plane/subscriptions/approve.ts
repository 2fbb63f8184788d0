import { approveSubscriptionsOperation } from '@weir/contracts/admin-subscriptions';
import type { SubscriptionId } from '@weir/domain/limits';
import { approveSubscriptions } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toDecisionsWire } from './to-decisions.ts';
import { toTerms } from './to-terms.ts';

export const approveSubscriptionsEndpoint = handle(
  approveSubscriptionsOperation,
  async ({ caller, body }, { management }) => {
    const decisions = body.subscriptions.map(({ id, version, ...terms }) => ({
      id: id as string as SubscriptionId,
      version,
      ...toTerms(terms),
    }));
    return toDecisionsWire(
      await approveSubscriptions(caller, decisions, body.reason, management),
      management,
    );
  },
);
