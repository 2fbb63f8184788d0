import { listSubscriptionQueueOperation } from '@weir/contracts/admin-subscriptions';
import { nameOrganizations } from '@weir/domain/organizations';
import { listSubscriptionQueue } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toFilter } from './to-filter.ts';
import { peopleOfSubscription, toSubscriptionWires } from './to-wire.ts';

export const listSubscriptionQueueEndpoint = handle(
  listSubscriptionQueueOperation,
  async ({ caller, query }, { management }) => {
    const filter = { ...toFilter(query), state: query.state };
    const page = await listSubscriptionQueue(caller, filter, toPageRequest(query), management);
    const items = await toSubscriptionWires(page.items, management);
    const list = toList(query, { ...page, items }, (item) => item);
    const [named, organizations] = await Promise.all([
      withNames(list, page, peopleOfSubscription, caller, null, management),
      nameOrganizations(
        caller,
        page.items.map(({ organizationId }) => organizationId),
        management,
      ),
    ]);
    return { ...named, names: { ...named.names, ...Object.fromEntries(organizations) } };
  },
);
