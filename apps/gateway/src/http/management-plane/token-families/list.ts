import { listTokenFamiliesOperation } from '@weir/contracts/token-families';
import { listTokenFamilies } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toTokenFamilyWire } from './to-wire.ts';

export const listTokenFamiliesEndpoint = handle(
  listTokenFamiliesOperation,
  async ({ caller, query }, { management }) =>
    toList(query, await listTokenFamilies(caller, null, toPageRequest(query), management), toTokenFamilyWire),
);
