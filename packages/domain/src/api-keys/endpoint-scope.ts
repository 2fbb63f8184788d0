import { OPERATIONS } from '../inference/operations.ts';

/** Endpoints of the data plane that a key can be limited to. `GET /v1/key` is open to every key. */
export const ENDPOINT_SCOPES = [...OPERATIONS.map(({ scope }) => scope), 'models'] as const;

export type EndpointScope = (typeof ENDPOINT_SCOPES)[number];
