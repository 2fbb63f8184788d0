import type { PlatformRole } from '../kernel/actor.ts';
import type { IdentityId, UserId } from '../kernel/ids.ts';
import type { UserPreferences } from './user-preferences.ts';

/** A person. */
export interface User {
  readonly id: UserId;
  readonly displayName: string;
  /** From an identity provider, in lower case; null when none sent one. */
  readonly email: string | null;
  /** Only a verified address matches invitations. */
  readonly emailVerified: boolean;
  readonly platformRole: PlatformRole;
  readonly createdAt: Date;
  readonly lastSignedInAt: Date | null;
  /** A deactivated user cannot sign in, and their sessions, tokens and keys do not work. */
  readonly deactivatedAt: Date | null;
  readonly preferences: UserPreferences;
}

/** The identity of a user at an identity provider. It is never the e-mail address. */
export interface Account {
  readonly provider: string;
  /** The issuer of the subject when the account was first seen; see `IdentityProvider`. */
  readonly issuer: string;
  readonly subject: string;
}

/** An account of a user. */
export interface Identity extends Account {
  readonly id: IdentityId;
  readonly userId: UserId;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}
