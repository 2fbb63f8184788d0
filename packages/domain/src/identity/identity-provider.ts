/** What a sign-in at an identity provider is asked for with. */
export interface AuthorizationRequest {
  readonly state: string;
  /** RFC 7636; its S256 challenge goes to the provider. */
  readonly codeVerifier: string;
  /** Comes back in the ID token, where there is one. */
  readonly nonce: string;
  readonly redirectUri: string;
}

/** What the provider sent the browser back with, and what it was asked for with. */
export interface AuthorizationGrant {
  readonly code: string;
  /** The `iss` of the callback (RFC 9207); null where the provider sends none. */
  readonly issuer: string | null;
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly redirectUri: string;
}

/** What a provider says about who signed in; verified to come from it, its contents not yet checked. */
export interface IdentityClaims {
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly displayName: string | null;
  readonly groups: readonly string[];
}

export type IdentityProviderKind = 'github' | 'google' | 'oidc';

/**
 * Where people prove who they are. Both calls throw DomainError `identity_provider_unavailable` when the provider is
 * away, too slow or broken, `sign_in_failed` when what it says does not hold; neither carries its words.
 */
export interface IdentityProvider {
  /** As it stands in paths: `github`. */
  readonly name: string;
  /** For people. */
  readonly displayName: string;
  readonly kind: IdentityProviderKind;
  /** Whose subjects these are: another issuer behind the same name knows other people by the same subjects. */
  readonly issuer: string;
  /** Where to send the browser. */
  authorizationUrl(request: AuthorizationRequest): Promise<URL>;
  /** Who signed in: redeems the code, once. */
  exchange(grant: AuthorizationGrant, signal: AbortSignal): Promise<IdentityClaims>;
}
