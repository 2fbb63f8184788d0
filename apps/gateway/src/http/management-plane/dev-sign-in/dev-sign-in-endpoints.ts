import { showDevSignInEndpoint } from './show-form.ts';
import { devSignInEndpoint } from './sign-in.ts';

/** Served only with DEV_LOGIN=1. */
export const devSignInEndpoints = [showDevSignInEndpoint, devSignInEndpoint];
