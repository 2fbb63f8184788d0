import { listLiveRequestsOperation } from '@weir/contracts/live-requests';
import { listLiveRequests } from '@weir/domain/live-requests';
import { handle } from '../endpoint.ts';
import { toLiveRequestWire } from './to-wire.ts';

export const listLiveRequestsEndpoint = handle(
  listLiveRequestsOperation,
  async ({ caller, params }, { management, liveRequests }) => {
    const requests = await listLiveRequests(caller, params.organization_id, liveRequests, management);
    return { data: requests.map(toLiveRequestWire) };
  },
);
