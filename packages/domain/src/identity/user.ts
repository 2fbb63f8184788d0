import type { PlatformRole } from '../kernel/actor.ts';
import type { IdentityId, UserId } from '../kernel/ids.ts';

/** A person. */
export interface User {
  readonly id: UserId;
  readonly displayName: string;
  /** As an identity provider told it, lower case; null when it told none. */
  readonly email: string | null;
  /** Only a verified address matches invitations. */
  readonly emailVerified: boolean;
  readonly platformRole: PlatformRole;
  readonly createdAt: Date;
  readonly lastSignedInAt: Date | null;
  /** A deactivated user cannot sign in, and their sessions, tokens and keys do not work. */
  readonly deactivatedAt: Date | null;
}

/** Who somebody is, as an identity provider knows them. The e-mail address never is. */
export interface Account {
  readonly provider: string;
  /** Whose subjects the provider told when this one was first seen; see `IdentityProvider`. */
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
