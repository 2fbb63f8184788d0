import { createServiceAccountOperation } from '@weir/contracts/service-accounts';
import { createServiceAccount } from '@weir/domain/service-accounts';
import { handle } from '../endpoint.ts';
import { toServiceAccountWire } from './to-wire.ts';

export const createServiceAccountEndpoint = handle(
  createServiceAccountOperation,
  async ({ caller, params, body }, { management }) =>
    toServiceAccountWire(await createServiceAccount(caller, params.organization_id, body, management)),
);
