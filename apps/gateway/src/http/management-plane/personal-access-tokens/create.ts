import { createPersonalAccessTokenOperation } from '@weir/contracts/personal-access-tokens';
import { createPersonalAccessToken } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';
import { toPersonalAccessTokenWire } from './to-wire.ts';

const DAY_MS = 86_400_000;

export const createPersonalAccessTokenEndpoint = handle(
  createPersonalAccessTokenOperation,
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
