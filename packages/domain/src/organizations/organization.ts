import type { OrganizationRole } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';

/** The tenant root. */
export interface Organization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly createdAt: Date;
  /** Null for one in use. */
  readonly deletedAt: Date | null;
}

/** An organization, and the caller's role in it; null for a caller who is not a member. */
export interface OrganizationMembership {
  readonly organization: Organization;
  readonly role: OrganizationRole | null;
}

/** An organization's settings for its members. */
export interface OrganizationSettings {
  /** Whether members may make their own keys; owners and admins always may. */
  readonly membersMayCreateKeys: boolean;
  /** The longest lifetime of a new key in days, 1–3650; null for no limit. */
  readonly maxKeyLifetimeDays: number | null;
  /** Only addresses of these domains, lower case, may be invited; null for any. */
  readonly invitationEmailDomains: readonly string[] | null;
  /** Whether usage records keep the `user` and the tags that clients send with requests. */
  readonly recordClientTags: boolean;
  /** The days, weeks, months and years of limits begin in it: a name of the IANA database, which PostgreSQL knows. */
  readonly timeZone: string;
}

/** How long a deleted organization can be restored. */
export const ORGANIZATION_RETENTION_MS = 30 * 86_400_000;
