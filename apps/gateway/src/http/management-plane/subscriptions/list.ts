import { listSubscriptionsOperation } from '@weir/contracts/subscriptions';
import type { OrganizationId } from '@weir/domain/kernel';
import { listSubscriptions } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { peopleOfSubscription, toSubscriptionWires } from './to-wire.ts';

export const listSubscriptionsEndpoint = handle(
  listSubscriptionsOperation,
  async ({ caller, query }, { management }) => {
    const organizationId = (query.organization_id ?? null) as OrganizationId | null;
    const page = await listSubscriptions(caller, organizationId, toPageRequest(query), management);
    const items = await toSubscriptionWires(page.items, management);
    const list = toList(query, { ...page, items }, (item) => item);
    return withNames(list, page, peopleOfSubscription, caller, organizationId, management);
  },
);
