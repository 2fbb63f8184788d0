import type { Caller, SignedInActor } from '../kernel/actor.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { linkIdentity } from './link-identity.ts';
import { findProvider } from './list-identity-providers.ts';
import { redirectUriOf } from './new-sign-in-attempt.ts';
import { type Profile, toProfile } from './profile.ts';
import type { Session, TokenHash } from './session.ts';
import { signInAccount } from './sign-in-account.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';
import { recordingFailure, signInFailed } from './sign-in-failure.ts';
import type { SignInPorts } from './sign-in-ports.ts';
import type { StartSessionInput } from './start-session.ts';

/** The parameters with which a browser comes back from an identity provider (RFC 6749 §4.1.2, RFC 9207). */
export interface SignInCallback {
  readonly provider: string;
  readonly state: string | undefined;
  readonly code: string | undefined;
  readonly error: string | undefined;
  readonly issuer: string | undefined;
  /** From the cookie that was set at the beginning. */
  readonly browserToken: string | undefined;
  readonly browser: Pick<StartSessionInput, 'userAgent' | 'replaces'>;
  /** Who is signed in in this browser. Throws DomainError when nobody is. */
  readonly signedIn: () => Promise<SignedInActor>;
}

export type CompletedSignIn =
  | {
      readonly kind: 'signed_in';
      readonly returnTo: string;
      readonly session: Session;
      /** For the browser's cookie. */
      readonly token: string;
    }
  | { readonly kind: 'linked'; readonly returnTo: string };

/**
 * Ends a sign-in, or the linking of an account. The attempt is used up, whatever the result.
 *
 * @throws DomainError `not_found` for the provider; `sign_in_failed`, `identity_provider_unavailable`,
 *   `account_deactivated`; for a link also `identity_taken` and the errors of `signedIn`
 */
export async function completeSignIn(
  caller: Caller,
  callback: SignInCallback,
  ports: SignInPorts,
  signal: AbortSignal,
): Promise<CompletedSignIn> {
  const provider = findProvider(callback.provider, ports);
  const attempt = await takeAttempt(callback, ports);
  const linkUserId = attempt?.linkUserId ?? null;
  const action = linkUserId === null ? 'sign_in' : 'identity.link';
  const target = linkUserId === null ? null : ({ kind: 'user', id: linkUserId } as const);
  return recordingFailure(caller, action, target, provider, ports, async () => {
    if (attempt === null) throw signInFailed('state_unknown');
    const profile = await redeem(attempt, callback, provider, ports, signal);
    const { returnTo } = attempt;
    if (linkUserId !== null) {
      const actor = await callback.signedIn();
      if (actor.kind !== 'user' || actor.userId !== linkUserId || actor.signedInBy.via !== 'session') {
        throw signInFailed('other_user');
      }
      await linkIdentity({ ...caller, actor }, provider, profile, ports);
      return { kind: 'linked', returnTo };
    }
    const started = await signInAccount(caller, provider, profile, callback.browser, ports);
    return { kind: 'signed_in', returnTo, ...started };
  });
}

async function takeAttempt(
  { state }: SignInCallback,
  { unitOfWork, hasher, clock }: SignInPorts,
): Promise<SignInAttempt | null> {
  if (state === undefined) return null;
  const stateHash = hasher.sha256Hex(state) as TokenHash;
  return unitOfWork.repositories.signInAttempts.take(stateHash, new Date(clock.nowMs()));
}

/** The account that signed in at the provider, if this browser began the attempt. */
async function redeem(
  attempt: SignInAttempt,
  { code, error, issuer, browserToken }: SignInCallback,
  provider: IdentityProvider,
  ports: SignInPorts,
  signal: AbortSignal,
): Promise<Profile> {
  if (attempt.provider !== provider.name) throw signInFailed('other_provider');
  if (browserToken === undefined || ports.hasher.sha256Hex(browserToken) !== attempt.browserHash) {
    throw signInFailed('other_browser');
  }
  if (error !== undefined)
    throw signInFailed(error === 'access_denied' ? 'access_denied' : 'rejected_by_provider');
  if (code === undefined) throw signInFailed('code_missing');
  const claims = await provider.exchange(
    {
      code,
      issuer: issuer ?? null,
      codeVerifier: attempt.codeVerifier,
      nonce: attempt.nonce,
      redirectUri: redirectUriOf(provider, ports),
    },
    signal,
  );
  return toProfile(claims);
}
