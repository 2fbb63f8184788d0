import { listTokenFamiliesEndpoint } from './list.ts';
import { revokeTokenFamilyEndpoint } from './revoke.ts';

export const tokenFamilyEndpoints = [listTokenFamiliesEndpoint, revokeTokenFamilyEndpoint];
