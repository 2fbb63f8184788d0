import { listOrganizationApiKeysOperation } from '@weir/contracts/api-keys';
import { listApiKeysAcrossWorkspaces } from '@weir/domain/api-keys';
import { handle } from '../endpoint.ts';
import { toPageRequest } from '../paging.ts';
import { toApiKeyFilter } from './to-filter.ts';
import { toApiKeyList } from './to-list.ts';

export const listOrganizationApiKeysEndpoint = handle(
  listOrganizationApiKeysOperation,
  async ({ caller, params, query }, { management }) => {
    const { organization_id: organizationId } = params;
    const filter = toApiKeyFilter(query, caller);
    const asked = toPageRequest(query);
    const page = await listApiKeysAcrossWorkspaces(caller, organizationId, filter, asked, management);
    return toApiKeyList(query, page, caller, organizationId, management);
  },
);
