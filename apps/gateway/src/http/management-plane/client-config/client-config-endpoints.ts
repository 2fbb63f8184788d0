import { getClientConfigEndpoint } from './get.ts';

export const clientConfigEndpoints = [getClientConfigEndpoint];
