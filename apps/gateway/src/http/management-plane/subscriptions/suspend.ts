import { suspendSubscriptionOperation } from '@weir/contracts/admin-subscriptions';
import { suspendSubscription } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toSubscriptionWire } from './to-wire.ts';

export const suspendSubscriptionEndpoint = handle(
  suspendSubscriptionOperation,
  async ({ caller, params, body }, { management }) =>
    toSubscriptionWire(
      await suspendSubscription(caller, params.subscription_id, body, management),
      management,
    ),
);
