import type { OrganizationId, TeamId, UserId } from '../kernel/ids.ts';

/** A group of members of an organization. */
export interface Team {
  readonly id: TeamId;
  readonly organizationId: OrganizationId;
  /** Unique within the organization. */
  readonly name: string;
  readonly description: string | null;
  readonly createdAt: Date;
}

export interface TeamMember {
  readonly userId: UserId;
  readonly displayName: string;
  readonly addedAt: Date;
}
