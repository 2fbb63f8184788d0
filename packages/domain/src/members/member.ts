import type { OrganizationRole } from '../kernel/actor.ts';
import type { UserId } from '../kernel/ids.ts';

/** A user in an organization. */
export interface Member {
  readonly userId: UserId;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: OrganizationRole;
  readonly joinedAt: Date;
  /** False when the account is deactivated. */
  readonly active: boolean;
}
