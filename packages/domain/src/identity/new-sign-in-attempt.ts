import type { UserId } from '../kernel/ids.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { TokenHash } from './session.ts';
import { generateToken } from './session-token.ts';
import {
  type BeginSignInInput,
  type BegunSignIn,
  SIGN_IN_ATTEMPT_LIFETIME_MS,
  type SignInAttempt,
} from './sign-in-attempt.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/** An attempt to be stored, and the values that leave the gateway. */
export interface NewSignInAttempt {
  readonly attempt: SignInAttempt;
  readonly state: string;
  readonly browserToken: string;
}

/** State, verifier, nonce and cookie are 256 random bits each. */
export function newAttempt(
  provider: IdentityProvider,
  { browserToken: known }: BeginSignInInput,
  returnTo: string,
  linkUserId: UserId | null,
  { clock, hasher, randomBytes }: SignInPorts,
): NewSignInAttempt {
  const state = generateToken(randomBytes);
  const browserToken = known !== null && isToken(known) ? known : generateToken(randomBytes);
  const nowMs = clock.nowMs();
  const attempt: SignInAttempt = {
    stateHash: hasher.sha256Hex(state) as TokenHash,
    browserHash: hasher.sha256Hex(browserToken) as TokenHash,
    provider: provider.name,
    nonce: generateToken(randomBytes),
    codeVerifier: generateToken(randomBytes),
    returnTo,
    linkUserId,
    createdAt: new Date(nowMs),
    expiresAt: new Date(nowMs + SIGN_IN_ATTEMPT_LIFETIME_MS),
  };
  return { attempt, state, browserToken };
}

/** The provider's address for the attempt. Throws DomainError `identity_provider_unavailable`. */
export async function toBegunSignIn(
  { attempt: { nonce, codeVerifier, expiresAt }, state, browserToken }: NewSignInAttempt,
  provider: IdentityProvider,
  ports: SignInPorts,
): Promise<BegunSignIn> {
  const redirectUri = redirectUriOf(provider, ports);
  const authorizationUrl = await provider.authorizationUrl({ state, nonce, codeVerifier, redirectUri });
  return { authorizationUrl, browserToken, expiresAt };
}

/** The callback address to register at the provider. */
export function redirectUriOf({ name }: IdentityProvider, { publicUrl }: SignInPorts): string {
  return `${publicUrl}/v1/auth/${name}/callback`;
}

function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
