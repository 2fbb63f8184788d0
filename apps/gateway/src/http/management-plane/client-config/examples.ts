import { type Examples, nothing } from '../../../../test/management-plane/example.ts';

export const examples: Examples = { getClientConfig: { request: nothing } };
