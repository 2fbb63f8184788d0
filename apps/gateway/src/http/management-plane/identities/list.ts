import { listIdentitiesOperation } from '@weir/contracts/identities';
import { listIdentities } from '@weir/domain/identity';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toIdentityWire } from './to-wire.ts';

export const listIdentitiesEndpoint = handle(
  listIdentitiesOperation,
  async ({ caller, query }, { management }) =>
    toList(query, await listIdentities(caller, toPageRequest(query), management), toIdentityWire),
);
