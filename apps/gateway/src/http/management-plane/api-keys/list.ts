import { listApiKeysOperation } from '@weir/contracts/api-keys';
import { listApiKeys } from '@weir/domain/api-keys';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toApiKeyFilter } from './to-filter.ts';
import { actorIdsOfKey, toApiKeyWire } from './to-wire.ts';

export const listApiKeysEndpoint = handle(
  listApiKeysOperation,
  async ({ caller, params, query }, { management }) => {
    const filter = toApiKeyFilter(query, caller);
    const page = await listApiKeys(caller, params.workspace_id, filter, toPageRequest(query), management);
    const nowMs = management.clock.nowMs();
    const list = toList(query, page, (key) => toApiKeyWire(key, nowMs));
    const organizationId = page.items[0]?.organizationId ?? null;
    return withNames(list, page, actorIdsOfKey, caller, organizationId, management);
  },
);
