import type { UserId } from '../kernel/ids.ts';
import type { TokenHash } from './session.ts';

/** A sign-in under way at an identity provider. */
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

/** How long somebody may take at the identity provider. */
export const SIGN_IN_ATTEMPT_LIFETIME_MS = 10 * 60_000;

/** What a sign-in begins with. */
export interface BeginSignInInput {
  readonly provider: string;
  /** See `parseReturnTo`. */
  readonly returnTo: string;
  /** What this browser's cookie holds since an earlier attempt; kept, so that two tabs can sign in at once. */
  readonly browserToken: string | null;
}

/** Where to send the browser, and the cookie that it comes back with. */
export interface BegunSignIn {
  readonly authorizationUrl: URL;
  readonly browserToken: string;
  readonly expiresAt: Date;
}
