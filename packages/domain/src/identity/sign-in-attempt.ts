import type { UserId } from '../kernel/index.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { TokenHash } from './session.ts';
import { generateToken } from './session-token.ts';
import type { SignInPorts } from './sign-in-ports.ts';

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

/** A new attempt, yet to be stored. State, verifier and nonce are 256 random bits each. */
export async function newAttempt(
  provider: IdentityProvider,
  { returnTo, browserToken }: BeginSignInInput,
  linkUserId: UserId | null,
  ports: SignInPorts,
  signal: AbortSignal,
): Promise<{ readonly attempt: SignInAttempt; readonly begun: BegunSignIn }> {
  const { clock, hasher, randomBytes } = ports;
  const [state, nonce, codeVerifier] = [
    generateToken(randomBytes),
    generateToken(randomBytes),
    generateToken(randomBytes),
  ];
  const browser = browserToken !== null && isToken(browserToken) ? browserToken : generateToken(randomBytes);
  const redirectUri = redirectUriOf(provider, ports);
  const authorizationUrl = await provider.authorizationUrl({ state, nonce, codeVerifier, redirectUri }, signal);
  const nowMs = clock.nowMs();
  const expiresAt = new Date(nowMs + SIGN_IN_ATTEMPT_LIFETIME_MS);
  const attempt: SignInAttempt = {
    stateHash: hasher.sha256Hex(state) as TokenHash,
    browserHash: hasher.sha256Hex(browser) as TokenHash,
    provider: provider.name,
    nonce,
    codeVerifier,
    returnTo,
    linkUserId,
    createdAt: new Date(nowMs),
    expiresAt,
  };
  return { attempt, begun: { authorizationUrl, browserToken: browser, expiresAt } };
}

/** Where the provider sends the browser back to: what is to be registered there. */
export function redirectUriOf({ name }: IdentityProvider, { publicUrl }: SignInPorts): string {
  return `${publicUrl}/v1/auth/${name}/callback`;
}

function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
