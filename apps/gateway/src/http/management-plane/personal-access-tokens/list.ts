import { listPersonalAccessTokensOperation } from '@weir/contracts/personal-access-tokens';
import { listPersonalAccessTokens } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toPersonalAccessTokenWire } from './to-wire.ts';

export const listPersonalAccessTokensEndpoint = handle(
  listPersonalAccessTokensOperation,
  async ({ caller, query }, { management }) =>
    toList(
      query,
      await listPersonalAccessTokens(caller, null, toPageRequest(query), management),
      toPersonalAccessTokenWire,
    ),
);
