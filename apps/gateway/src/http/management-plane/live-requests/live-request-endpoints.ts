import { cancelRequestEndpoint } from './cancel.ts';
import { listLiveRequestsEndpoint } from './list.ts';

export const liveRequestEndpoints = [listLiveRequestsEndpoint, cancelRequestEndpoint];
