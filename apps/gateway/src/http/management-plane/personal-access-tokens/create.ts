import { createPersonalAccessTokenOperation } from '@weir/contracts/personal-access-tokens';
import { createPersonalAccessToken } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';
import { toPersonalAccessTokenWire } from './to-wire.ts';

export const createPersonalAccessTokenEndpoint = handle(
  createPersonalAccessTokenOperation,
  async ({ caller, body }, { management }) => {
    const input = { name: body.name, scopes: body.scopes, expiresAt: new Date(body.expires_at) };
    const { token, secret } = await createPersonalAccessToken(caller, input, management);
    return { ...toPersonalAccessTokenWire(token), token: secret };
  },
);
