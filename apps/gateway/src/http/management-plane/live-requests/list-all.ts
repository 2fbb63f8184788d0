import { listAllLiveRequestsOperation } from '@weir/contracts/live-requests';
import { listAllLiveRequests } from '@weir/domain/live-requests';
import { handle } from '../endpoint.ts';
import { toLiveRequestWire } from './to-wire.ts';

export const listAllLiveRequestsEndpoint = handle(
  listAllLiveRequestsOperation,
  async ({ caller }, { liveRequests }) => {
    const requests = await listAllLiveRequests(caller, liveRequests);
    return { data: requests.map(toLiveRequestWire) };
  },
);
