/** The parameters of a sign-in at an identity provider. */
export interface AuthorizationRequest {
  readonly state: string;
  /** RFC 7636; its S256 challenge goes to the provider. */
  readonly codeVerifier: string;
  /** Comes back in the ID token, if there is one. */
  readonly nonce: string;
  readonly redirectUri: string;
}

/** What the browser brought back from the provider, with the parameters of the sign-in. */
export interface AuthorizationGrant {
  readonly code: string;
  /** The `iss` of the callback (RFC 9207); null for providers that send none. */
  readonly issuer: string | null;
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly redirectUri: string;
}

/** A provider's claims about the user. Their origin is verified; their contents are not checked yet. */
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
 * away, too slow or broken, and `sign_in_failed` when its answer is not valid. Neither error quotes the provider.
 */
export interface IdentityProvider {
  /** As used in paths: `github`. */
  readonly name: string;
  /** For people. */
  readonly displayName: string;
  readonly kind: IdentityProviderKind;
  /** The issuer of the subjects: another issuer under the same name may give the same subject to another person. */
  readonly issuer: string;
  /** Where to send the browser. */
  authorizationUrl(request: AuthorizationRequest): Promise<URL>;
  /** The user who signed in: redeems the code, once. */
  exchange(grant: AuthorizationGrant, signal: AbortSignal): Promise<IdentityClaims>;
}
