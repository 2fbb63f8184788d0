import { adminUserEndpoints } from './admin-users/index.ts';
import { apiKeyEndpoints } from './api-keys/index.ts';
import { auditLogEndpoints } from './audit-log/index.ts';
import { credentialEndpoints } from './credentials/index.ts';
import { devSignInEndpoints } from './dev-sign-in/index.ts';
import type { Endpoint } from './endpoint.ts';
import { identityEndpoints } from './identities/index.ts';
import { invitationEndpoints } from './invitations/index.ts';
import { memberEndpoints } from './members/index.ts';
import { organizationEndpoints } from './organizations/index.ts';
import { personalAccessTokenEndpoints } from './personal-access-tokens/index.ts';
import { sessionEndpoints } from './sessions/index.ts';
import { setupEndpoints } from './setup/index.ts';
import { signInEndpoints } from './sign-in/index.ts';
import { teamEndpoints } from './teams/index.ts';
import { tokenEndpoints } from './tokens/index.ts';
import { userEndpoints } from './users/index.ts';
import { workspaceEndpoints } from './workspaces/index.ts';

/** All of the management plane. Whatever is not in this list does not exist. */
export const endpoints: readonly Endpoint[] = [
  ...adminUserEndpoints,
  ...apiKeyEndpoints,
  ...auditLogEndpoints,
  ...credentialEndpoints,
  ...identityEndpoints,
  ...invitationEndpoints,
  ...memberEndpoints,
  ...organizationEndpoints,
  ...personalAccessTokenEndpoints,
  ...sessionEndpoints,
  ...setupEndpoints,
  ...signInEndpoints,
  ...teamEndpoints,
  ...tokenEndpoints,
  ...userEndpoints,
  ...workspaceEndpoints,
];

/** What a gateway serves: all of them, and with DEV_LOGIN the development sign-in, which no provider's name may shadow. */
export function servedEndpoints({ devLogin }: { readonly devLogin: boolean }): readonly Endpoint[] {
  return devLogin ? [...devSignInEndpoints, ...endpoints] : endpoints;
}
