import { cancelRequestOperation } from '@weir/contracts/live-requests';
import { cancelRequest } from '@weir/domain/live-requests';
import { handle } from '../endpoint.ts';

export const cancelRequestEndpoint = handle(
  cancelRequestOperation,
  async ({ caller, params }, { management }) => {
    await cancelRequest(caller, params.organization_id, params.record_id, management);
    return { record_id: params.record_id };
  },
);
