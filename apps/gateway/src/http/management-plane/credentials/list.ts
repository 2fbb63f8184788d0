import { listCredentialsOperation } from '@weir/contracts/credentials';
import { listCredentials } from '@weir/domain/credentials';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toCredentialWire } from './to-wire.ts';

export const listCredentialsEndpoint = handle(
  listCredentialsOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listCredentials(caller, params.organization_id, toPageRequest(query), management),
      toCredentialWire,
    ),
);
