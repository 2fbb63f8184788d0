import { beginSignInEndpoint } from './begin.ts';
import { completeSignInEndpoint } from './complete.ts';
import { listIdentityProvidersEndpoint } from './list-providers.ts';

export const signInEndpoints = [listIdentityProvidersEndpoint, beginSignInEndpoint, completeSignInEndpoint];
