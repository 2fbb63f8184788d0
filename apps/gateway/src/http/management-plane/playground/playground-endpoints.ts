import { createPlaygroundKeyEndpoint } from './create-key.ts';

export const playgroundEndpoints = [createPlaygroundKeyEndpoint];
