import { IdentityList, PageQuery } from '@weir/contracts';
import { listIdentities } from '@weir/domain/identity';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toIdentityWire } from './to-wire.ts';

export const listIdentitiesEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/users/me/identities',
    operationId: 'listIdentities',
    tag: 'Me',
    summary: 'List your accounts at identity providers',
    access: 'identity.list',
    query: PageQuery,
    answer: { status: 200, schema: IdentityList, description: 'A page of accounts, newest first.' },
  },
  async ({ caller, query }, { management }) =>
    toList(await listIdentities(caller, toPageRequest(query), management), toIdentityWire),
);
