import { signInFailed } from '@weir/domain/identity';
import { OAuth2Tokens } from 'arctic';
import { type CallOptions, fetchJson } from './fetch-json.ts';
import { providerUnavailable } from './provider-unavailable.ts';

/** How a client authenticates at the token endpoint (RFC 6749 §2.3.1). */
export type ClientAuthentication = 'client_secret_basic' | 'client_secret_post';

export interface CodeRedemption {
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authentication: ClientAuthentication;
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
}

/** Error codes that tell an operator what to correct. Other codes of a provider are not logged. */
const KNOWN_ERRORS = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'bad_verification_code',
  'incorrect_client_credentials',
  'redirect_uri_mismatch',
]);

/**
 * Redeems an authorization code (RFC 6749 §4.1.3, RFC 7636 §4.5). arctic's own `validateAuthorizationCode` is not used: it
 * follows redirects with the client's secret, limits neither time nor size, and does not encode the credentials as
 * RFC 6749 §2.3.1 requires.
 *
 * @throws DomainError `sign_in_failed` when the provider rejects the code, `identity_provider_unavailable`
 */
export async function redeemCode(redemption: CodeRedemption, options: CallOptions): Promise<OAuth2Tokens> {
  const { tokenEndpoint, clientId, clientSecret, authentication, code, codeVerifier, redirectUri } =
    redemption;
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    code_verifier: codeVerifier,
    redirect_uri: redirectUri,
  });
  const headers = new Headers({ accept: 'application/json', 'user-agent': 'weir' });
  if (authentication === 'client_secret_basic') {
    const credentials = `${formEncoded(clientId)}:${formEncoded(clientSecret)}`;
    headers.set('authorization', `Basic ${Buffer.from(credentials).toString('base64')}`);
  } else {
    body.set('client_id', clientId);
    body.set('client_secret', clientSecret);
  }
  const { status, json } = await fetchJson(tokenEndpoint, { method: 'POST', headers, body }, options);
  if (typeof json !== 'object' || json === null) throw providerUnavailable('tokens_malformed');
  const { error } = json as { error?: unknown };
  // GitHub rejects with a 200.
  if (status !== 200 || error !== undefined) {
    throw signInFailed(
      typeof error === 'string' && KNOWN_ERRORS.has(error) ? `token_${error}` : 'token_rejected',
    );
  }
  return new OAuth2Tokens(json);
}

/** application/x-www-form-urlencoded, of one value. */
function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
