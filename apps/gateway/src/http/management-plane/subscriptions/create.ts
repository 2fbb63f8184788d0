import { createSubscriptionOperation } from '@weir/contracts/subscriptions';
import type { OrganizationId } from '@weir/domain/kernel';
import { requestSubscription } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toSubscriptionWire } from './to-wire.ts';

export const createSubscriptionEndpoint = handle(
  createSubscriptionOperation,
  async ({ caller, body: { organization_id, ...input } }, { management }) => {
    const organizationId = organization_id as string as OrganizationId;
    return toSubscriptionWire(
      await requestSubscription(caller, { organizationId, ...input }, management),
      management,
    );
  },
);
