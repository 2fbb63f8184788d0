import { updateSubscriptionTermsOperation } from '@weir/contracts/admin-subscriptions';
import { updateSubscriptionTerms } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toTerms } from './to-terms.ts';
import { toSubscriptionWire } from './to-wire.ts';

export const updateSubscriptionTermsEndpoint = handle(
  updateSubscriptionTermsOperation,
  async ({ caller, params, body: { version, ...terms } }, { management }) =>
    toSubscriptionWire(
      await updateSubscriptionTerms(caller, params.subscription_id, version, toTerms(terms), management),
      management,
    ),
);
