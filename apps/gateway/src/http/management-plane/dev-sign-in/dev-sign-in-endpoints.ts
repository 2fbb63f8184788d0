import { showDevSignInEndpoint } from './show-form.ts';
import { devSignInEndpoint } from './sign-in.ts';

/** There with DEV_LOGIN=1 only. */
export const devSignInEndpoints = [showDevSignInEndpoint, devSignInEndpoint];
