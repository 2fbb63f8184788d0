import {
  type AuthorizationGrant,
  type AuthorizationRequest,
  type IdentityClaims,
  type IdentityProvider,
  signInFailed,
} from '@weir/domain/identity';
import { CodeChallengeMethod, OAuth2Client } from 'arctic';
import { CALL_TIMEOUT_MS, type CallOptions, fetchJson } from './fetch-json.ts';
import { providerUnavailable } from './provider-unavailable.ts';
import { redeemCode } from './redeem-code.ts';

export interface GitHubOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of a GitHub Enterprise, without a slash at the end. Default https://github.com. */
  readonly baseUrl?: string | undefined;
  readonly timeoutMs?: number | undefined;
}

/** E-mail addresses need this scope; everything else that is read is public. */
const SCOPES = ['user:email'];

/**
 * GitHub, or a GitHub Enterprise. It speaks OAuth 2 without ID tokens, so its API says who signed in. Only the primary
 * address counts, and only when GitHub has verified it.
 */
export class GitHubIdentityProvider implements IdentityProvider {
  readonly name = 'github';
  readonly displayName = 'GitHub';
  readonly kind = 'github';
  readonly issuer: string;
  readonly #options: GitHubOptions;
  readonly #apiUrl: string;

  constructor(options: GitHubOptions) {
    this.#options = options;
    this.issuer = options.baseUrl ?? 'https://github.com';
    this.#apiUrl = apiUrlOf(this.issuer);
  }

  async authorizationUrl({ state, codeVerifier, redirectUri }: AuthorizationRequest): Promise<URL> {
    const { clientId, clientSecret } = this.#options;
    const client = new OAuth2Client(clientId, clientSecret, redirectUri);
    return client.createAuthorizationURLWithPKCE(
      `${this.issuer}/login/oauth/authorize`,
      state,
      CodeChallengeMethod.S256,
      codeVerifier,
      SCOPES,
    );
  }

  async exchange(
    { code, codeVerifier, redirectUri }: AuthorizationGrant,
    signal: AbortSignal,
  ): Promise<IdentityClaims> {
    const { clientId, clientSecret, timeoutMs = CALL_TIMEOUT_MS } = this.#options;
    const options = { timeoutMs, signal };
    const tokenEndpoint = `${this.issuer}/login/oauth/access_token`;
    const authentication = 'client_secret_basic';
    const tokens = await redeemCode(
      { tokenEndpoint, clientId, clientSecret, authentication, code, codeVerifier, redirectUri },
      options,
    );
    if (!('access_token' in tokens.data)) throw signInFailed('token_rejected');
    const accessToken = tokens.accessToken();
    const [user, email] = await Promise.all([
      this.#readUser(accessToken, options),
      this.#readEmail(accessToken, options),
    ]);
    return { ...user, email, emailVerified: email !== null, groups: [] };
  }

  async #readUser(
    accessToken: string,
    options: CallOptions,
  ): Promise<Pick<IdentityClaims, 'subject' | 'displayName'>> {
    const { status, json } = await this.#get('/user', accessToken, options);
    const { id, login, name } = (json ?? {}) as { id?: unknown; login?: unknown; name?: unknown };
    // A login can be renamed, and then belong to somebody else.
    if (status !== 200 || !Number.isSafeInteger(id)) throw providerUnavailable(`user_${status}`);
    return { subject: String(id), displayName: nonEmpty(name) ?? nonEmpty(login) };
  }

  /** Null without a verified primary address, or without permission to see it (GitHub Apps must be granted it). */
  async #readEmail(accessToken: string, options: CallOptions): Promise<string | null> {
    const { status, json } = await this.#get('/user/emails?per_page=100', accessToken, options);
    if (status === 403 || status === 404) return null;
    if (status !== 200 || !Array.isArray(json)) throw providerUnavailable(`emails_${status}`);
    const primary = json.find((entry) => entry?.primary === true && entry?.verified === true);
    return nonEmpty(primary?.email);
  }

  #get(path: string, accessToken: string, options: CallOptions) {
    const headers = {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${accessToken}`,
      'user-agent': 'weir',
    };
    return fetchJson(this.#apiUrl + path, { headers }, options);
  }
}

function apiUrlOf(baseUrl: string): string {
  const { protocol, host } = new URL(baseUrl);
  if (host === 'github.com' || host.endsWith('.ghe.com')) return `${protocol}//api.${host}`;
  return `${baseUrl}/api/v3`;
}

function nonEmpty(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
