import { listSubscriptionHistoryOperation } from '@weir/contracts/subscriptions';
import { listSubscriptionHistory } from '@weir/domain/subscriptions';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toSubscriptionChangeWire } from './to-wire.ts';

export const listSubscriptionHistoryEndpoint = handle(
  listSubscriptionHistoryOperation,
  async ({ caller, params, query }, { management }) => {
    const { organizationId, page } = await listSubscriptionHistory(
      caller,
      params.subscription_id,
      toPageRequest(query),
      management,
    );
    const list = toList(query, page, toSubscriptionChangeWire);
    return withNames(list, page, ({ actor }) => [actor.id], caller, organizationId, management);
  },
);
