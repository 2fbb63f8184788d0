import { CreatedPersonalAccessToken, CreatePersonalAccessToken } from '@weir/contracts';
import { createPersonalAccessToken } from '@weir/domain/tokens';
import { endpoint } from '../endpoint.ts';
import { toPersonalAccessTokenWire } from './to-wire.ts';

const DAY_MS = 86_400_000;

export const createPersonalAccessTokenEndpoint = endpoint(
  {
    method: 'post',
    path: '/v1/users/me/tokens',
    operationId: 'createPersonalAccessToken',
    tag: 'Personal access tokens',
    summary: 'Create a personal access token',
    description:
      'At most 50, for at most 366 days. One made with a token has no scope beyond it and does not outlive it.',
    access: 'personal_access_token.create',
    body: CreatePersonalAccessToken,
    answer: {
      status: 201,
      schema: CreatedPersonalAccessToken,
      description: 'The new token. Its secret is shown this once only.',
    },
    errors: [409],
  },
  async ({ caller, body }, { management }) => {
    const expiresAt =
      body.expires_at === undefined
        ? new Date(management.clock.nowMs() + body.expires_in_days! * DAY_MS)
        : new Date(body.expires_at);
    const input = { name: body.name, scopes: body.scopes, expiresAt };
    const { token, secret } = await createPersonalAccessToken(caller, input, management);
    return { ...toPersonalAccessTokenWire(token), token: secret };
  },
);
