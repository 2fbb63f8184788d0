import { cancelSubscriptionOperation } from '@weir/contracts/subscriptions';
import { cancelSubscription } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toSubscriptionWire } from './to-wire.ts';

export const cancelSubscriptionEndpoint = handle(
  cancelSubscriptionOperation,
  async ({ caller, params }, { management }) =>
    toSubscriptionWire(await cancelSubscription(caller, params.subscription_id, management), management),
);
