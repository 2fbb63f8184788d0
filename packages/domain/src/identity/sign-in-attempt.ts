import type { UserId } from '../kernel/ids.ts';
import type { TokenHash } from './session.ts';

/** A running sign-in at an identity provider. */
export interface SignInAttempt {
  /** SHA-256 of the `state`. */
  readonly stateHash: TokenHash;
  /** SHA-256 of a cookie of the browser that began: the callback must come from the same one. */
  readonly browserHash: TokenHash;
  readonly provider: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  /** The signed-in user who asked to link the account; null for a sign-in. */
  readonly linkUserId: UserId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** How long a user may take at the identity provider. */
export const SIGN_IN_ATTEMPT_LIFETIME_MS = 10 * 60_000;

/** The input of a sign-in. */
export interface BeginSignInInput {
  readonly provider: string;
  /** See `parseReturnTo`. */
  readonly returnTo: string;
  /** The value of this browser's cookie from an earlier attempt. It is kept, so that two tabs can sign in at once. */
  readonly browserToken: string | null;
}

/** Where to send the browser, and the cookie with which it comes back. */
export interface BegunSignIn {
  readonly authorizationUrl: URL;
  readonly browserToken: string;
  readonly expiresAt: Date;
}
