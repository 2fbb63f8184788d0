import { listApiKeysOperation } from '@weir/contracts/api-keys';
import { listApiKeys } from '@weir/domain/api-keys';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toApiKeyFilter } from './to-filter.ts';
import { toApiKeyWire } from './to-wire.ts';

export const listApiKeysEndpoint = handle(
  listApiKeysOperation,
  async ({ caller, params, query }, { management }) => {
    const filter = toApiKeyFilter(query, caller);
    const page = await listApiKeys(caller, params.workspace_id, filter, toPageRequest(query), management);
    const nowMs = management.clock.nowMs();
    return toList(query, page, (key) => toApiKeyWire(key, nowMs));
  },
);
