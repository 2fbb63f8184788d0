import type { SecretHasher } from '../api-keys/index.ts';
import { type Clock, DomainError, type UserActor } from '../kernel/index.ts';
import type { SessionRepository } from './ports.ts';
import type { Session, TokenHash } from './session.ts';
import type { User } from './user.ts';

/** How long a session lives. */
export interface SessionLifetime {
  /** Since it was last used, milliseconds. */
  readonly idleMs: number;
  /** Since it began, milliseconds. */
  readonly absoluteMs: number;
}

export interface AuthenticateSessionPorts {
  readonly sessions: Pick<SessionRepository, 'findActive' | 'touch'>;
  readonly hasher: SecretHasher;
  readonly clock: Clock;
  readonly lifetime: SessionLifetime;
}

/** Writing the time of every request would be a write for every read. */
const TOUCH_INTERVAL_MS = 60_000;

/**
 * Who holds this session token. The role is read with it, never remembered.
 *
 * @throws DomainError `session_expired` for a token that is unknown, expired or revoked; `account_deactivated`
 */
export async function authenticateSession(
  token: string,
  { sessions, hasher, clock, lifetime }: AuthenticateSessionPorts,
): Promise<{ readonly actor: UserActor; readonly session: Session; readonly user: User }> {
  const nowMs = clock.nowMs();
  const found = await sessions.findActive(hasher.sha256Hex(token) as TokenHash, new Date(nowMs));
  if (found === null) throw new DomainError('session_expired', 'The session has ended. Sign in again.');
  const { session, user } = found;
  if (user.deactivatedAt !== null)
    throw new DomainError('account_deactivated', 'This account is deactivated.');
  if (nowMs - session.lastSeenAt.getTime() >= TOUCH_INTERVAL_MS) {
    const idleExpiresMs = Math.min(nowMs + lifetime.idleMs, session.expiresAt.getTime());
    await sessions.touch(session.id, new Date(nowMs), new Date(idleExpiresMs));
  }
  const actor: UserActor = {
    kind: 'user',
    userId: user.id,
    platformRole: user.platformRole,
    signedInBy: { via: 'session', sessionId: session.id },
    scopes: null,
  };
  return { actor, session, user };
}
