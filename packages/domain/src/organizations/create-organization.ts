import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { MemberRepositories } from '../members/ports.ts';
import { holdActiveUser } from '../tokens/active-user.ts';
import type { Organization, OrganizationMembership } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

export interface CreateOrganizationInput {
  readonly name: string;
}

/**
 * Creates an organization with the caller as owner.
 *
 * @throws DomainError `permission_denied`; `account_deactivated` when the caller was deactivated in the meantime
 */
export function createOrganization(
  caller: UserCaller,
  { name }: CreateOrganizationInput,
  ports: ManagementPorts<IdentityRepositories & OrganizationRepositories & MemberRepositories>,
): Promise<OrganizationMembership> {
  return writeToPlatform(caller, 'organization.create', ports, async (repositories) => {
    const { members, organizations } = repositories;
    // Locked, so that no organization is left to an owner who is deactivated in the meantime.
    await holdActiveUser(caller.actor.userId, repositories);
    const nowMs = ports.clock.nowMs();
    const createdAt = new Date(nowMs);
    const organization: Organization = {
      id: newId(nowMs, ports.randomBytes),
      name,
      createdAt,
      deletedAt: null,
    };
    await organizations.insert(organization);
    await members.insert(organization.id, caller.actor.userId, 'owner', createdAt);
    return {
      result: { organization, role: 'owner' },
      target: { kind: 'organization', id: organization.id },
      organizationId: organization.id,
    };
  });
}
