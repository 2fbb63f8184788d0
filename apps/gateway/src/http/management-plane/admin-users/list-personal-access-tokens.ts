import { listUserPersonalAccessTokensOperation } from '@weir/contracts/admin-users';
import { listPersonalAccessTokens } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toPersonalAccessTokenWire } from '../personal-access-tokens/to-wire.ts';

export const listUserPersonalAccessTokensEndpoint = handle(
  listUserPersonalAccessTokensOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listPersonalAccessTokens(caller, params.user_id, toPageRequest(query), management),
      toPersonalAccessTokenWire,
    ),
);
