import type { IdentityProvider, SignInPolicy } from '@weir/domain/identity';
import type { Clock } from '@weir/domain/kernel';
import {
  GitHubIdentityProvider,
  GoogleIdentityProvider,
  OidcIdentityProvider,
} from '@weir/identity-providers';
import type { Config } from './config.ts';

/** The configured identity providers, in the order in which they are shown. */
export function composeIdentityProviders(
  config: Config,
  clock: Clock,
): ReadonlyMap<string, IdentityProvider> {
  const providers: IdentityProvider[] = [];
  if (config.OIDC_ISSUER !== undefined) {
    providers.push(
      new OidcIdentityProvider(
        {
          name: 'oidc',
          displayName: config.OIDC_NAME,
          kind: 'oidc',
          issuer: config.OIDC_ISSUER,
          clientId: config.OIDC_CLIENT_ID!,
          clientSecret: config.OIDC_CLIENT_SECRET!,
          scopes: config.OIDC_SCOPES,
          groupsClaim: config.OIDC_ROLE_MAP === undefined ? null : config.OIDC_GROUPS_CLAIM,
        },
        clock,
      ),
    );
  }
  if (config.GITHUB_CLIENT_ID !== undefined) {
    providers.push(
      new GitHubIdentityProvider({
        clientId: config.GITHUB_CLIENT_ID,
        clientSecret: config.GITHUB_CLIENT_SECRET!,
        baseUrl: config.GITHUB_BASE_URL,
      }),
    );
  }
  if (config.GOOGLE_CLIENT_ID !== undefined) {
    const clientSecret = config.GOOGLE_CLIENT_SECRET!;
    providers.push(new GoogleIdentityProvider({ clientId: config.GOOGLE_CLIENT_ID, clientSecret }, clock));
  }
  return new Map(providers.map((provider) => [provider.name, provider]));
}

/** The role that each sign-in gives. */
export function toSignInPolicy({ OIDC_ROLE_MAP, INITIAL_ADMINS }: Config): SignInPolicy {
  return {
    roleMaps: new Map(OIDC_ROLE_MAP === undefined ? [] : [['oidc', OIDC_ROLE_MAP]]),
    initialAdmins: INITIAL_ADMINS ?? new Set(),
  };
}
