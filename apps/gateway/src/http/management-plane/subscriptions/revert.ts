import { revertSubscriptionOperation } from '@weir/contracts/admin-subscriptions';
import { revertSubscription } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toSubscriptionWire } from './to-wire.ts';

export const revertSubscriptionEndpoint = handle(
  revertSubscriptionOperation,
  async ({ caller, params, body }, { management }) =>
    toSubscriptionWire(
      await revertSubscription(caller, params.subscription_id, body, management),
      management,
    ),
);
