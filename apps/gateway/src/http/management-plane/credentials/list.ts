import { CredentialList, PageQuery } from '@weir/contracts';
import { listCredentials } from '@weir/domain/credentials';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { organizationParams } from '../path-params.ts';
import { toCredentialWire } from './to-wire.ts';

export const listCredentialsEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/credentials',
    operationId: 'listCredentials',
    tag: 'Provider credentials',
    summary: 'List the credentials an organization brought',
    access: 'credential.list',
    params: organizationParams,
    query: PageQuery,
    answer: { status: 200, schema: CredentialList, description: 'A page of credentials, newest first.' },
    errors: [404],
  },
  async ({ caller, params, query }, { management }) =>
    toList(
      await listCredentials(caller, params.organization_id, toPageRequest(query), management),
      toCredentialWire,
    ),
);
