import { listCredentialsOperation } from '@weir/contracts/credentials';
import { listCredentials } from '@weir/domain/credentials';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toCredentialWire } from './to-wire.ts';

export const listCredentialsEndpoint = handle(
  listCredentialsOperation,
  async ({ caller, params, query }, { management }) => {
    const page = await listCredentials(caller, params.organization_id, toPageRequest(query), management);
    const list = toList(query, page, toCredentialWire);
    return withNames(list, page, ({ createdBy }) => [createdBy], caller, params.organization_id, management);
  },
);
