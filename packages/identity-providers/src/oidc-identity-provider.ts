import {
  type AuthorizationGrant,
  type AuthorizationRequest,
  type IdentityClaims,
  type IdentityProvider,
  type IdentityProviderKind,
  signInFailed,
} from '@weir/domain/identity';
import type { Clock } from '@weir/domain/kernel';
import { CodeChallengeMethod, OAuth2Client, type OAuth2Tokens } from 'arctic';
import { type RawClaims, toIdentityClaims, valueAt } from './claims.ts';
import { CALL_TIMEOUT_MS, fetchJson } from './fetch-json.ts';
import { type Issuer, IssuerDiscovery } from './issuer-discovery.ts';
import { providerUnavailable } from './provider-unavailable.ts';
import { redeemCode } from './redeem-code.ts';
import { verifyIdToken } from './verify-id-token.ts';

export interface OidcOptions {
  /** Exactly as in the ID tokens, including a slash at the end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** Where the groups are: a claim's name, or a path with dots; null for nowhere. */
  readonly groupsClaim: string | null;
  readonly name: string;
  readonly displayName: string;
  readonly kind: IdentityProviderKind;
  readonly timeoutMs?: number | undefined;
}

/** Any issuer of OpenID Connect Core 1.0, by the authorization code flow. */
export class OidcIdentityProvider implements IdentityProvider {
  readonly name: string;
  readonly displayName: string;
  readonly kind: IdentityProviderKind;
  readonly issuer: string;
  readonly #options: OidcOptions;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #discovery: IssuerDiscovery;

  constructor(options: OidcOptions, clock: Clock) {
    this.name = options.name;
    this.displayName = options.displayName;
    this.kind = options.kind;
    this.issuer = options.issuer;
    this.#options = options;
    this.#clock = clock;
    this.#timeoutMs = options.timeoutMs ?? CALL_TIMEOUT_MS;
    this.#discovery = new IssuerDiscovery(options.issuer, clock, this.#timeoutMs);
  }

  async authorizationUrl(request: AuthorizationRequest): Promise<URL> {
    const { clientId, clientSecret, scopes } = this.#options;
    const { authorizationEndpoint } = await this.#discovery.read();
    const url = new OAuth2Client(clientId, clientSecret, request.redirectUri).createAuthorizationURLWithPKCE(
      authorizationEndpoint,
      request.state,
      CodeChallengeMethod.S256,
      request.codeVerifier,
      [...scopes],
    );
    url.searchParams.set('nonce', request.nonce);
    return url;
  }

  async exchange(grant: AuthorizationGrant, signal: AbortSignal): Promise<IdentityClaims> {
    const { clientId, clientSecret, groupsClaim } = this.#options;
    const issuer = await this.#discovery.read();
    // RFC 9207 §2.4: checked before the code is sent anywhere.
    const mixedUp = grant.issuer === null ? issuer.namesItself : grant.issuer !== this.issuer;
    if (mixedUp) throw signInFailed('callback_issuer');
    const { code, codeVerifier, redirectUri, nonce } = grant;
    const { tokenEndpoint, authentication } = issuer;
    const tokens = await redeemCode(
      { tokenEndpoint, clientId, clientSecret, authentication, code, codeVerifier, redirectUri },
      { timeoutMs: this.#timeoutMs, signal },
    );
    const { id_token: idToken } = tokens.data as { id_token?: unknown };
    if (typeof idToken !== 'string') throw signInFailed('id_token_missing');
    const expected = { issuer: this.issuer, clientId, nonce, nowMs: this.#clock.nowMs() };
    const claims = await verifyIdToken(idToken, issuer.keys, expected);
    const more = this.#isComplete(claims) ? {} : await this.#readUserinfo(issuer, tokens, claims.sub, signal);
    return toIdentityClaims(claims.sub, together(claims, more), groupsClaim);
  }

  #isComplete(claims: RawClaims): boolean {
    const { groupsClaim } = this.#options;
    const wanted = ['name', 'email', ...(groupsClaim === null ? [] : [groupsClaim])];
    return wanted.every((claim) => valueAt(claims, claim) !== undefined);
  }

  /** Claims that an issuer leaves out of its ID tokens (OpenID Connect Core 1.0 §5.3, §5.4). */
  async #readUserinfo(
    { userinfoEndpoint }: Issuer,
    tokens: OAuth2Tokens,
    subject: string,
    signal: AbortSignal,
  ): Promise<RawClaims> {
    const { access_token: accessToken } = tokens.data as { access_token?: unknown };
    if (userinfoEndpoint === null || typeof accessToken !== 'string') return {};
    const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` };
    const options = { timeoutMs: this.#timeoutMs, signal };
    const { status, json } = await fetchJson(userinfoEndpoint, { headers }, options);
    if (status !== 200 || typeof json !== 'object' || json === null) {
      throw providerUnavailable(`userinfo_${status}`);
    }
    const claims = json as RawClaims;
    if (claims.sub !== subject) throw signInFailed('userinfo_sub');
    return claims;
  }
}

/** The ID token wins. An address is verified only if its own source says so. */
function together(idToken: RawClaims, userinfo: RawClaims): RawClaims {
  const { email } = idToken.email === undefined ? userinfo : idToken;
  const told = [idToken, userinfo].filter((claims) => claims.email === email);
  const verified = told.find((claims) => claims.email_verified !== undefined)?.email_verified;
  return { ...userinfo, ...idToken, email, email_verified: verified };
}
