import { createPersonalAccessTokenOperation } from '@weir/contracts/personal-access-tokens';
import type { OrganizationId } from '@weir/domain/kernel';
import { createPersonalAccessToken } from '@weir/domain/tokens';
import { handle } from '../endpoint.ts';
import { toPersonalAccessTokenWire } from './to-wire.ts';

export const createPersonalAccessTokenEndpoint = handle(
  createPersonalAccessTokenOperation,
  async ({ caller, body }, { management }) => {
    const organizationId = (body.organization_id?.toLowerCase() ?? null) as OrganizationId | null;
    const { name, scopes } = body;
    const input = { name, scopes, expiresAt: new Date(body.expires_at), organizationId };
    const { token, secret } = await createPersonalAccessToken(caller, input, management);
    return { ...toPersonalAccessTokenWire(token), token: secret };
  },
);
