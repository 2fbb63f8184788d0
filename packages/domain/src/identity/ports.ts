import type { PlatformRole } from '../kernel/actor.ts';
import type { IdentityId, SessionId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Membership } from '../users/user-profile.ts';
import type { Session, TokenHash } from './session.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';
import type { Account, Identity, User } from './user.ts';

export interface UserFilter {
  /** How the display name or the e-mail address begins, in whichever case. */
  readonly search?: string | undefined;
  readonly platformRole?: PlatformRole | undefined;
}

export interface UserRepository {
  insert(user: User): Promise<void>;
  find(id: UserId): Promise<User | null>;
  /** The user, whom nobody else changes until the end of the transaction. */
  findForUpdate(id: UserId): Promise<User | null>;
  /** Newest first. */
  list(filter: UserFilter, page: PageRequest): Promise<Page<User>>;
  /** In organizations that are not deleted, newest organization first. */
  listMemberships(id: UserId, limit: number): Promise<readonly Membership[]>;
  /** Writes display name, e-mail address, platform role and deactivation. */
  update(user: User): Promise<void>;
  /** The platform admins who are not deactivated, whom nobody else changes until the end of the transaction. */
  lockActiveAdmins(): Promise<readonly UserId[]>;
  /** Ends the user's sessions, refresh tokens and personal access tokens. */
  endAccess(id: UserId, at: Date): Promise<void>;
  /** Notes the time of a sign-in. */
  signedIn(id: UserId, at: Date): Promise<void>;
}

export interface IdentityRepository {
  /** False, and nothing, when somebody has the account. */
  insert(identity: Identity): Promise<boolean>;
  /** Adds a new user with their first account. False, and nothing, when somebody has the account. */
  insertWithUser(identity: Identity, user: User): Promise<boolean>;
  findByAccount(account: Account): Promise<Identity | null>;
  /** Writes the e-mail address and the time of use. False when the user no longer has the account. */
  used(identity: Identity): Promise<boolean>;
  /** The user's, newest first. */
  list(userId: UserId, page: PageRequest): Promise<Page<Identity>>;
  /** All of the user's. */
  listAll(userId: UserId): Promise<readonly Identity[]>;
  delete(userId: UserId, id: IdentityId): Promise<void>;
}

export interface SignInAttemptRepository {
  /** Clears away some that have expired. */
  insert(attempt: SignInAttempt): Promise<void>;
  /** Takes out the attempt with this `state` that has not expired at `at`; of many at once exactly one gets it. */
  take(stateHash: TokenHash, at: Date): Promise<SignInAttempt | null>;
  /** Those that expired until `before`, at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
}

/** A one-time link that signs in the set-up administrator. */
export interface SetupLink {
  readonly tokenHash: TokenHash;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface SetupLinkRepository {
  /** From now on this is the only link. */
  replace(link: SetupLink): Promise<void>;
  /** Takes out the link with this token if it has not expired at `at`; of many at once exactly one gets true. */
  take(tokenHash: TokenHash, at: Date): Promise<boolean>;
  /** Those that expired until `before`, at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
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
  /** Moves the idle expiry; never backwards. Of many at once one writes. */
  touch(id: SessionId, lastSeenAt: Date, idleExpiresAt: Date): Promise<void>;
  /** Makes the next answer to each session of the user bring a new token: for whenever a role of theirs changes. */
  markForRotation(userId: UserId): Promise<void>;
  /**
   * Gives a session that is due for it a new token; `token` stays good until `previousUntil`. Of many at once exactly
   * one gets true; false too when `token` is no longer the current one.
   */
  rotate(id: SessionId, token: TokenHash, newToken: TokenHash, previousUntil: Date): Promise<boolean>;
  /** The user's session, if it has not expired at `at`. */
  find(userId: UserId, id: SessionId, at: Date): Promise<Session | null>;
  /** The user's sessions that have not expired at `at`, newest first. */
  list(userId: UserId, at: Date, page: PageRequest): Promise<Page<Session>>;
  /** False when the user has no such session. */
  delete(userId: UserId, id: SessionId): Promise<boolean>;
  /** Whoever's it is, if there is one. */
  deleteByToken(tokenHash: TokenHash): Promise<void>;
  /** All of the user's. */
  deleteAll(userId: UserId): Promise<void>;
  /** Those that expired until `before`, at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
}

/** The storage of users and how they sign in, within a unit of work. */
export interface IdentityRepositories {
  readonly identities: IdentityRepository;
  readonly sessions: SessionRepository;
  readonly setupLinks: SetupLinkRepository;
  readonly signInAttempts: SignInAttemptRepository;
  readonly users: UserRepository;
}
