import { listApiKeysOperation } from '@weir/contracts/api-keys';
import { listApiKeys } from '@weir/domain/api-keys';
import { handle } from '../endpoint.ts';
import { toPageRequest } from '../paging.ts';
import { toApiKeyFilter } from './to-filter.ts';
import { toApiKeyList } from './to-list.ts';

export const listApiKeysEndpoint = handle(
  listApiKeysOperation,
  async ({ caller, params, query }, { management }) => {
    const filter = toApiKeyFilter(query, caller);
    const asked = toPageRequest(query);
    const page = await listApiKeys(caller, params.workspace_id, filter, asked, management);
    return toApiKeyList(query, page, caller, page.items[0]?.organizationId ?? null, management);
  },
);
