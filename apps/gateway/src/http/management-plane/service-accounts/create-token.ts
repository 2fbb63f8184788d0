import { createServiceAccountTokenOperation } from '@weir/contracts/service-accounts';
import { createServiceAccountToken } from '@weir/domain/service-accounts';
import { handle } from '../endpoint.ts';
import { toServiceAccountTokenWire } from './to-wire.ts';

export const createServiceAccountTokenEndpoint = handle(
  createServiceAccountTokenOperation,
  async ({ caller, params, body }, { management }) => {
    const { token, secret } = await createServiceAccountToken(
      caller,
      params.organization_id,
      params.service_account_id,
      { name: body.name, scopes: body.scopes, expiresAt: new Date(body.expires_at) },
      management,
    );
    return { ...toServiceAccountTokenWire(token), token: secret };
  },
);
