import { revokeServiceAccountTokenOperation } from '@weir/contracts/service-accounts';
import { revokeServiceAccountToken } from '@weir/domain/service-accounts';
import { handle } from '../endpoint.ts';

export const revokeServiceAccountTokenEndpoint = handle(
  revokeServiceAccountTokenOperation,
  async ({ caller, params }, { management }) => {
    await revokeServiceAccountToken(
      caller,
      params.organization_id,
      params.service_account_id,
      params.token_id,
      management,
    );
  },
);
