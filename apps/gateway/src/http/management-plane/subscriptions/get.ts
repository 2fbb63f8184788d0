import { getSubscriptionOperation } from '@weir/contracts/subscriptions';
import { getSubscription } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toSubscriptionWire } from './to-wire.ts';

export const getSubscriptionEndpoint = handle(
  getSubscriptionOperation,
  async ({ caller, params }, { management }) =>
    toSubscriptionWire(await getSubscription(caller, params.subscription_id, management), management),
);
