import { cancelRequestEndpoint } from './cancel.ts';
import { listLiveRequestsEndpoint } from './list.ts';
import { listAllLiveRequestsEndpoint } from './list-all.ts';

export const liveRequestEndpoints = [
  listLiveRequestsEndpoint,
  listAllLiveRequestsEndpoint,
  cancelRequestEndpoint,
];
