import { updateServiceAccountOperation } from '@weir/contracts/service-accounts';
import { updateServiceAccount } from '@weir/domain/service-accounts';
import { handle } from '../endpoint.ts';
import { toServiceAccountWire } from './to-wire.ts';

export const updateServiceAccountEndpoint = handle(
  updateServiceAccountOperation,
  async ({ caller, params, body }, { management }) => {
    const { deactivated_at: deactivatedAt, ...fields } = body;
    const input = { ...fields, deactivatedAt };
    return toServiceAccountWire(
      await updateServiceAccount(
        caller,
        params.organization_id,
        params.service_account_id,
        input,
        management,
      ),
    );
  },
);
