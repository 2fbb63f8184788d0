import type { Clock } from '@weir/domain/kernel';
import { OidcIdentityProvider } from './oidc-identity-provider.ts';

export interface GoogleOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** For tests. Default https://accounts.google.com. */
  readonly issuer?: string | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Google: an OpenID Connect issuer with a fixed address. It sends no groups. */
export class GoogleIdentityProvider extends OidcIdentityProvider {
  constructor({ issuer = 'https://accounts.google.com', ...options }: GoogleOptions, clock: Clock) {
    const scopes = ['openid', 'profile', 'email'];
    super(
      {
        ...options,
        issuer,
        scopes,
        groupsClaim: null,
        name: 'google',
        displayName: 'Google',
        kind: 'google',
      },
      clock,
    );
  }
}
