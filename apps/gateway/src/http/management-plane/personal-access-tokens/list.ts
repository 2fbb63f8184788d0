import { PageQuery, PersonalAccessTokenList } from '@weir/contracts';
import { listPersonalAccessTokens } from '@weir/domain/tokens';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toPersonalAccessTokenWire } from './to-wire.ts';

export const listPersonalAccessTokensEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/users/me/tokens',
    operationId: 'listPersonalAccessTokens',
    tag: 'Personal access tokens',
    summary: 'List your personal access tokens',
    access: 'personal_access_token.list',
    query: PageQuery,
    answer: {
      status: 200,
      schema: PersonalAccessTokenList,
      description: 'A page of tokens, newest first. Expired ones are shown for 30 days.',
    },
  },
  async ({ caller, query }, { management }) =>
    toList(
      await listPersonalAccessTokens(caller, toPageRequest(query), management),
      toPersonalAccessTokenWire,
    ),
);
