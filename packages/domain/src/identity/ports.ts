import type { PlatformRole } from '../kernel/actor.ts';
import type { IdentityId, PersonalAccessTokenId, SessionId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Membership } from '../users/user-profile.ts';
import type { Session, TokenHash } from './session.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';
import type { Account, Identity, User } from './user.ts';

export interface UserFilter {
  /** The beginning of the display name or e-mail address, in any case. */
  readonly search?: string | undefined;
  readonly platformRole?: PlatformRole | undefined;
}

export interface UserRepository {
  insert(user: User): Promise<void>;
  find(id: UserId): Promise<User | null>;
  /** The user, locked until the end of the transaction. */
  findForUpdate(id: UserId): Promise<User | null>;
  /** Newest first. */
  list(filter: UserFilter, page: PageRequest): Promise<Page<User>>;
  /** In organizations that are not deleted, newest organization first. */
  listMemberships(id: UserId, limit: number): Promise<readonly Membership[]>;
  /** Writes display name, e-mail address, platform role, deactivation and preferences. */
  update(user: User): Promise<void>;
  /** The platform admins who are not deactivated, locked until the end of the transaction. */
  lockActiveAdmins(): Promise<readonly UserId[]>;
  /** Ends all of the user's sessions, token families and personal access tokens. Returns the last. */
  endAccess(id: UserId, at: Date): Promise<readonly PersonalAccessTokenId[]>;
  /** Notes the time of a sign-in. */
  signedIn(id: UserId, at: Date): Promise<void>;
}

export interface IdentityRepository {
  /** False, without a change, when the account belongs to a user already. */
  insert(identity: Identity): Promise<boolean>;
  /** Adds a new user with their first account. False, without a change, when the account belongs to a user already. */
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
  /** Deletes some expired ones. */
  insert(attempt: SignInAttempt): Promise<void>;
  /** Takes the attempt with this `state` if it has not expired at `at`. Of concurrent calls exactly one gets it. */
  take(stateHash: TokenHash, at: Date): Promise<SignInAttempt | null>;
  /** Deletes those that expired until `before`, at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
}

/** A one-time link that signs in the set-up administrator. */
export interface SetupLink {
  readonly tokenHash: TokenHash;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Whether it signs in although an identity provider is configured. */
  readonly breakGlass: boolean;
}

export interface SetupLinkRepository {
  /** Replaces every earlier link. */
  replace(link: SetupLink): Promise<void>;
  /** Takes the link with this token if it has not expired at `at`. Of concurrent calls exactly one gets it. */
  take(tokenHash: TokenHash, at: Date): Promise<SetupLink | null>;
  /** Deletes those that expired until `before`, at most `limit`. Returns how many. */
  deleteExpired(before: Date, limit: number): Promise<number>;
}

export interface SessionRepository {
  insert(session: Session, tokenHash: TokenHash): Promise<void>;
  /**
   * The session with this token (or this previous token, while that works) that has not expired at `at`, with its user;
   * one query. Deactivated users are returned as such.
   */
  findActive(
    tokenHash: TokenHash,
    at: Date,
  ): Promise<{ readonly session: Session; readonly user: User } | null>;
  /** Moves the idle expiry forward, never back. Of concurrent calls one writes. */
  touch(id: SessionId, lastSeenAt: Date, idleExpiresAt: Date): Promise<void>;
  /** Makes the next answer to each session of the user bring a new token. Called whenever a role of theirs changes. */
  markForRotation(userId: UserId): Promise<void>;
  /**
   * Gives a session that is due for it a new token; `token` still works until `previousUntil`. Of concurrent calls
   * exactly one gets true. False also when `token` is no longer the current one.
   */
  rotate(id: SessionId, token: TokenHash, newToken: TokenHash, previousUntil: Date): Promise<boolean>;
  /** The user's session, if it has not expired at `at`. */
  find(userId: UserId, id: SessionId, at: Date): Promise<Session | null>;
  /** Like `find`, and keeps the session from ending until the transaction does. */
  hold(userId: UserId, id: SessionId, at: Date): Promise<Session | null>;
  /** The user's sessions that have not expired at `at`, newest first. */
  list(userId: UserId, at: Date, page: PageRequest): Promise<Page<Session>>;
  /** False when the user has no such session. */
  delete(userId: UserId, id: SessionId): Promise<boolean>;
  /** The session, whoever owns it; null when there is none. */
  deleteByToken(tokenHash: TokenHash): Promise<void>;
  /** Deletes those that expired until `before`, at most `limit`. Returns how many. */
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
