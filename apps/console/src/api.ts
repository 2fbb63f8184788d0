import { createApiClient } from '@weir/api-client';
import { GATEWAY_URL } from './base-path.ts';

/** The only way from the console to the gateway. */
export const { request, hooks: api } = createApiClient(GATEWAY_URL);
