import type { SessionId, UserId } from '../kernel/index.ts';
import type { Session, TokenHash } from './session.ts';
import type { User } from './user.ts';

export interface UserRepository {
  insert(user: User): Promise<void>;
  find(id: UserId): Promise<User | null>;
}

export interface SessionRepository {
  insert(session: Session, tokenHash: TokenHash): Promise<void>;
  /**
   * The session with this token (or this previous token, while that is good) that has not expired at `at`, and its
   * user; one query. Users that are deactivated are returned as such.
   */
  findActive(
    tokenHash: TokenHash,
    at: Date,
  ): Promise<{ readonly session: Session; readonly user: User } | null>;
  /** Moves the idle expiry; never backwards. */
  touch(id: SessionId, lastSeenAt: Date, idleExpiresAt: Date): Promise<void>;
}
