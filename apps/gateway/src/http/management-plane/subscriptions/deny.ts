import { denySubscriptionsOperation } from '@weir/contracts/admin-subscriptions';
import type { SubscriptionId } from '@weir/domain/limits';
import { denySubscriptions } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toDecisionsWire } from './to-decisions.ts';

export const denySubscriptionsEndpoint = handle(
  denySubscriptionsOperation,
  async ({ caller, body }, { management }) => {
    const decisions = body.subscriptions.map(({ id, version }) => ({
      id: id as string as SubscriptionId,
      version,
    }));
    return toDecisionsWire(await denySubscriptions(caller, decisions, body.reason, management), management);
  },
);
