import { requestSubscriptionReviewOperation } from '@weir/contracts/subscriptions';
import { requestReview } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toSubscriptionWire } from './to-wire.ts';

export const requestSubscriptionReviewEndpoint = handle(
  requestSubscriptionReviewOperation,
  async ({ caller, params, body }, { management }) =>
    toSubscriptionWire(
      await requestReview(caller, params.subscription_id, body.reason, management),
      management,
    ),
);
