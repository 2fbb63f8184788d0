import type { UserActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { SessionRepository } from './ports.ts';
import type { Session, SessionLifetime, TokenHash } from './session.ts';
import { generateToken } from './session-token.ts';
import type { User } from './user.ts';

export interface AuthenticateSessionPorts {
  readonly sessions: Pick<SessionRepository, 'findActive' | 'touch' | 'rotate'>;
  readonly hasher: SecretHasher;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly lifetime: SessionLifetime;
}

export interface AuthenticatedSession {
  readonly actor: UserActor;
  readonly session: Session;
  readonly user: User;
  /** Set when the session was due for a new token: for the browser's cookie, never to be logged or stored. */
  readonly newToken: string | null;
}

/** Storing the time of every request would be one write per read. */
const MAX_TOUCH_INTERVAL_MS = 60_000;
/** Times per idle period: with a period of a minute, a session in use must not end between two touches. */
const TOUCHES_PER_IDLE_PERIOD = 4;
/** How long a replaced token still works, for requests that were already running with it. */
const ROTATION_GRACE_MS = 30_000;

/**
 * The user of this session token, by one query. The role is read with it, never cached.
 *
 * @throws DomainError `session_expired` for a token that is unknown, expired or revoked; `account_deactivated`
 */
export async function authenticateSession(
  token: string,
  ports: AuthenticateSessionPorts,
): Promise<AuthenticatedSession> {
  const { sessions, hasher, clock, lifetime } = ports;
  const nowMs = clock.nowMs();
  const tokenHash = hasher.sha256Hex(token) as TokenHash;
  const found = await sessions.findActive(tokenHash, new Date(nowMs));
  if (found === null) throw sessionExpired();
  const { session, user } = found;
  if (user.deactivatedAt !== null)
    throw new DomainError('account_deactivated', 'This account is deactivated.');
  const touchIntervalMs = Math.min(MAX_TOUCH_INTERVAL_MS, lifetime.idleMs / TOUCHES_PER_IDLE_PERIOD);
  if (nowMs - session.lastSeenAt.getTime() >= touchIntervalMs) {
    const idleExpiresMs = Math.min(nowMs + lifetime.idleMs, session.expiresAt.getTime());
    await sessions.touch(session.id, new Date(nowMs), new Date(idleExpiresMs));
  }
  const newToken = session.rotationDue ? await rotate(session, tokenHash, nowMs, ports) : null;
  return { actor: sessionActor(session, user), session, user, newToken };
}

export function sessionExpired(): DomainError {
  return new DomainError('session_expired', 'The session has ended. Sign in again.');
}

/** The user of a session, as an actor. */
export function sessionActor(session: Session, user: User): UserActor {
  return {
    kind: 'user',
    userId: user.id,
    platformRole: user.platformRole,
    signedInBy: { via: 'session', sessionId: session.id },
    scopes: null,
    organizationId: null,
  };
}

/** Null when a concurrent request has done it. */
async function rotate(
  session: Session,
  tokenHash: TokenHash,
  nowMs: number,
  { sessions, hasher, randomBytes }: AuthenticateSessionPorts,
): Promise<string | null> {
  const newToken = generateToken(randomBytes);
  const newHash = hasher.sha256Hex(newToken) as TokenHash;
  const until = new Date(nowMs + ROTATION_GRACE_MS);
  return (await sessions.rotate(session.id, tokenHash, newHash, until)) ? newToken : null;
}
