import { listOrganizationApiKeysOperation } from '@weir/contracts/api-keys';
import { listApiKeysAcrossWorkspaces } from '@weir/domain/api-keys';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toApiKeyFilter } from './to-filter.ts';
import { actorIdsOfKey, toApiKeyWire } from './to-wire.ts';

export const listOrganizationApiKeysEndpoint = handle(
  listOrganizationApiKeysOperation,
  async ({ caller, params, query }, { management }) => {
    const filter = toApiKeyFilter(query, caller);
    const page = await listApiKeysAcrossWorkspaces(
      caller,
      params.organization_id,
      filter,
      toPageRequest(query),
      management,
    );
    const nowMs = management.clock.nowMs();
    const list = toList(query, page, (key) => toApiKeyWire(key, nowMs));
    return withNames(list, page, actorIdsOfKey, caller, params.organization_id, management);
  },
);
