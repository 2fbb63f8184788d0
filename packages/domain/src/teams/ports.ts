import type { OrganizationId, TeamId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Team, TeamMember } from './team.ts';

export interface TeamRepository {
  /** Throws DomainError `name_taken`. */
  insert(team: Team): Promise<void>;
  find(organizationId: OrganizationId, id: TeamId): Promise<Team | null>;
  /** Those whose name begins so, or (null) all; also in the order of names. */
  list(organizationId: OrganizationId, beginning: string | null, page: PageRequest): Promise<Page<Team>>;
  /** Writes name and description. Throws DomainError `name_taken`. */
  update(team: Team): Promise<void>;
  /** Deletes its memberships too. */
  delete(organizationId: OrganizationId, id: TeamId): Promise<void>;
  /** Newest id first. */
  listMembers(organizationId: OrganizationId, id: TeamId, page: PageRequest): Promise<Page<TeamMember>>;
  /** Idempotent. False when the user is no member of the organization. */
  addMember(organizationId: OrganizationId, id: TeamId, userId: UserId, at: Date): Promise<boolean>;
  /** False when there is nobody to remove. */
  removeMember(organizationId: OrganizationId, id: TeamId, userId: UserId): Promise<boolean>;
}

/** The storage of teams, within a unit of work. */
export interface TeamRepositories {
  readonly teams: TeamRepository;
}
