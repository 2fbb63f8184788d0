import type { IdentityId, PlatformRole, UserId } from '../kernel/index.ts';

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

/** An account at an identity provider. (provider, subject) is who somebody is; the e-mail address never is. */
export interface Identity {
  readonly id: IdentityId;
  readonly userId: UserId;
  readonly provider: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}
