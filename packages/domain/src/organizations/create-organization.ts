import type { UserCaller } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { MemberRepositories } from '../members/ports.ts';
import type { Organization, OrganizationMembership } from './organization.ts';
import type { OrganizationRepositories } from './ports.ts';

export interface CreateOrganizationInput {
  readonly name: string;
}

/** Creates an organization with the caller as owner. Throws DomainError `permission_denied`. */
export function createOrganization(
  caller: UserCaller,
  { name }: CreateOrganizationInput,
  ports: ManagementPorts<OrganizationRepositories & MemberRepositories>,
): Promise<OrganizationMembership> {
  return writeToPlatform(caller, 'organization.create', ports, async ({ members, organizations }) => {
    const nowMs = ports.clock.nowMs();
    const createdAt = new Date(nowMs);
    const organization: Organization = { id: newId(nowMs, ports.randomBytes), name, createdAt };
    await organizations.insert(organization);
    await members.insert(organization.id, caller.actor.userId, 'owner', createdAt);
    return {
      result: { organization, role: 'owner' },
      target: { kind: 'organization', id: organization.id },
      organizationId: organization.id,
    };
  });
}
