import { Deleted } from '@weir/contracts';
import { revokePersonalAccessToken } from '@weir/domain/tokens';
import { endpoint } from '../endpoint.ts';
import { personalAccessTokenParams } from '../path-params.ts';

export const revokePersonalAccessTokenEndpoint = endpoint(
  {
    method: 'delete',
    path: '/v1/users/me/tokens/{token_id}',
    operationId: 'revokePersonalAccessToken',
    tag: 'Personal access tokens',
    summary: 'Revoke a personal access token',
    access: 'personal_access_token.revoke',
    params: personalAccessTokenParams,
    answer: {
      status: 200,
      schema: Deleted,
      description: 'The token, and whatever was issued with it, does not work any more.',
    },
    errors: [404],
  },
  async ({ caller, params }, { management }) => {
    await revokePersonalAccessToken(caller, params.token_id, management);
    return { id: params.token_id, deleted: true } as const;
  },
);
