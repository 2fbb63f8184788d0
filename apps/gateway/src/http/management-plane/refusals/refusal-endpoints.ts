import { listRefusalsEndpoint } from './list.ts';

export const refusalEndpoints = [listRefusalsEndpoint];
