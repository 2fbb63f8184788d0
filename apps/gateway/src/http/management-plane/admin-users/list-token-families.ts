import { listUserTokenFamiliesOperation } from '@weir/contracts/admin-users';
import { listTokenFamilies } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toTokenFamilyWire } from '../token-families/to-wire.ts';

export const listUserTokenFamiliesEndpoint = handle(
  listUserTokenFamiliesOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listTokenFamilies(caller, params.user_id, toPageRequest(query), management),
      toTokenFamilyWire,
    ),
);
