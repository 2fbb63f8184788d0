import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId, type RandomBytes, type UserId } from '../kernel/ids.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { IdentityRepositories } from './ports.ts';
import type { Session, SessionLifetime, TokenHash } from './session.ts';
import { generateToken } from './session-token.ts';

export interface StartSessionInput {
  readonly userId: UserId;
  /** The identity provider with which it begins. */
  readonly provider: string;
  /** As the browser sent it; only the browser's name is stored. */
  readonly userAgent: string | null;
  /** The session that this browser had so far. It ends: an attacker who planted it does not share the new one. */
  readonly replaces: TokenHash | null;
}

export interface StartSessionPorts {
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly hasher: SecretHasher;
  readonly sessionLifetime: SessionLifetime;
  /** Such as `Firefox`; null for an unknown browser. */
  readonly userAgentFamilyOf: (userAgent: string) => string | null;
}

/**
 * Signs a user in: a new session with a new token, in the transaction of these repositories. Locks the user, so that a
 * deactivation either comes first or ends this session too.
 *
 * @returns the token for the browser's cookie. It is not stored: never log or store it
 * @throws DomainError `account_deactivated`
 */
export async function startSession(
  { userId, provider, userAgent, replaces }: StartSessionInput,
  { sessions, users }: IdentityRepositories,
  { clock, randomBytes, hasher, sessionLifetime, userAgentFamilyOf }: StartSessionPorts,
): Promise<{ readonly session: Session; readonly token: string }> {
  const user = await users.findForUpdate(userId);
  if (user === null || user.deactivatedAt !== null) {
    throw new DomainError('account_deactivated', 'This account is deactivated.');
  }
  if (replaces !== null) await sessions.deleteByToken(replaces);
  const nowMs = clock.nowMs();
  const now = new Date(nowMs);
  const session: Session = {
    id: newId(nowMs, randomBytes),
    userId,
    provider,
    userAgentFamily: userAgent === null ? null : userAgentFamilyOf(userAgent),
    createdAt: now,
    lastSeenAt: now,
    idleExpiresAt: new Date(nowMs + Math.min(sessionLifetime.idleMs, sessionLifetime.absoluteMs)),
    expiresAt: new Date(nowMs + sessionLifetime.absoluteMs),
    rotationDue: false,
  };
  const token = generateToken(randomBytes);
  await sessions.insert(session, hasher.sha256Hex(token) as TokenHash);
  await users.signedIn(userId, now);
  return { session, token };
}
