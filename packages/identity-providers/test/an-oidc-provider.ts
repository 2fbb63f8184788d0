import { SystemClock } from '@weir/domain/kernel';
import { OidcIdentityProvider, type OidcOptions } from '../src/oidc-identity-provider.ts';

export const GRANT = {
  code: 'the-code',
  issuer: null,
  codeVerifier: 'v'.repeat(43),
  nonce: 'the-nonce',
  redirectUri: 'https://weir.example/v1/auth/oidc/callback',
} as const;

/** Client `weir` of an issuer. */
export function anOidcProvider(issuer: string, options: Partial<OidcOptions> = {}): OidcIdentityProvider {
  return new OidcIdentityProvider(
    {
      issuer,
      clientId: 'weir',
      clientSecret: 'a secret: +%',
      scopes: ['openid', 'profile', 'email'],
      groupsClaim: null,
      name: 'oidc',
      displayName: 'Our directory',
      kind: 'oidc',
      ...options,
    },
    new SystemClock(),
  );
}

/** Never aborted: the limits are the provider's own. */
export const { signal } = new AbortController();
