import type { OrganizationRole } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';

/** Tenant root. */
export interface Organization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly createdAt: Date;
}

/** An organization, and the role in it of whoever asked: null for somebody who is no member. */
export interface OrganizationMembership {
  readonly organization: Organization;
  readonly role: OrganizationRole | null;
}

/** What an organization decides for its members. */
export interface OrganizationSettings {
  /** Whether members may make keys of their own; owners and admins always may. */
  readonly membersMayCreateKeys: boolean;
  /** How many days a new key may live at most, 1–3650; null is any time, or for ever. */
  readonly maxKeyLifetimeDays: number | null;
  /** Only addresses of these domains, lower case, may be invited; null is any. */
  readonly invitationEmailDomains: readonly string[] | null;
  /** Whether usage records keep the `user` and the tags that clients send with requests. */
  readonly recordClientTags: boolean;
}

/** How long a deleted organization can be restored. */
export const ORGANIZATION_RETENTION_MS = 30 * 86_400_000;
