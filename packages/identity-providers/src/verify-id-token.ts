import { signInFailed } from '@weir/domain/identity';
import { type DomainError, isDomainError } from '@weir/domain/kernel';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { providerUnavailable } from './provider-unavailable.ts';

export interface IdTokenExpectation {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly nowMs: number;
}

/** Algorithms with public keys only: with `none` or a shared secret anybody could sign. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const CLOCK_TOLERANCE_S = 30;
/** The token was issued for a code that was redeemed just now. */
const MAX_AGE_S = 600;

/**
 * The claims of an ID token that is from this issuer, for Weir, for this sign-in, and current (OpenID Connect Core 1.0
 * §3.1.3.7).
 *
 * @throws DomainError `sign_in_failed`; `identity_provider_unavailable` when the keys cannot be read
 */
export async function verifyIdToken(
  idToken: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId, nonce, nowMs }: IdTokenExpectation,
): Promise<JWTPayload & { readonly sub: string }> {
  const { payload } = await jwtVerify(idToken, keys, {
    algorithms: ALGORITHMS,
    issuer,
    audience: clientId,
    clockTolerance: CLOCK_TOLERANCE_S,
    maxTokenAge: MAX_AGE_S,
    requiredClaims: ['sub', 'exp', 'nonce'],
    currentDate: new Date(nowMs),
  }).catch((error: unknown) => {
    throw toDomainError(error);
  });
  if (payload.nonce !== nonce) throw signInFailed('id_token_nonce');
  const severalAudiences = Array.isArray(payload.aud) && payload.aud.length > 1;
  if ((severalAudiences || payload.azp !== undefined) && payload.azp !== clientId) {
    throw signInFailed('id_token_azp');
  }
  if (typeof payload.sub !== 'string') throw signInFailed('id_token_sub');
  return { ...payload, sub: payload.sub };
}

function toDomainError(error: unknown): DomainError {
  if (isDomainError(error)) return error;
  if (error instanceof errors.JWTExpired) return signInFailed('id_token_exp');
  if (error instanceof errors.JWTClaimValidationFailed) return signInFailed(`id_token_${error.claim}`);
  if (error instanceof errors.JWKSTimeout) return providerUnavailable('timed_out');
  if (error instanceof errors.JWKSInvalid) return providerUnavailable('keys_malformed');
  if (error instanceof errors.JOSEError) return signInFailed(error.code.toLowerCase());
  return signInFailed('id_token_malformed');
}
