import { newId, type UserCaller } from '../kernel/index.ts';
import { type ManagementPorts, writeToPlatform } from '../management/index.ts';
import type { Organization, OrganizationMembership } from './organization.ts';

export interface CreateOrganizationInput {
  readonly name: string;
}

/** Makes an organization whose owner is the caller. Throws DomainError `permission_denied`. */
export function createOrganization(
  caller: UserCaller,
  { name }: CreateOrganizationInput,
  ports: ManagementPorts,
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
