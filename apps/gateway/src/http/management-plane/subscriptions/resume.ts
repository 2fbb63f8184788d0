import { resumeSubscriptionOperation } from '@weir/contracts/admin-subscriptions';
import { resumeSubscription } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toSubscriptionWire } from './to-wire.ts';

export const resumeSubscriptionEndpoint = handle(
  resumeSubscriptionOperation,
  async ({ caller, params, body }, { management }) =>
    toSubscriptionWire(
      await resumeSubscription(caller, params.subscription_id, body, management),
      management,
    ),
);
