import { getSignedInEndpoint } from './get-signed-in.ts';
import { listSessionsEndpoint } from './list.ts';
import { revokeSessionEndpoint } from './revoke.ts';
import { revokeAllSessionsEndpoint } from './revoke-all.ts';
import { signOutEndpoint } from './sign-out.ts';

export const sessionEndpoints = [
  getSignedInEndpoint,
  signOutEndpoint,
  listSessionsEndpoint,
  revokeSessionEndpoint,
  revokeAllSessionsEndpoint,
];
