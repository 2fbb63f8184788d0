import { getServiceAccountOperation } from '@weir/contracts/service-accounts';
import { getServiceAccount } from '@weir/domain/service-accounts';
import { handle } from '../endpoint.ts';
import { toServiceAccountWire } from './to-wire.ts';

export const getServiceAccountEndpoint = handle(
  getServiceAccountOperation,
  async ({ caller, params }, { management }) =>
    toServiceAccountWire(
      await getServiceAccount(caller, params.organization_id, params.service_account_id, management),
    ),
);
