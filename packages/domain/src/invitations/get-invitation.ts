import type { SignedInCaller } from '../kernel/actor.ts';
import type { InvitationId, OrganizationId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { Invitation } from './invitation.ts';
import type { InvitationRepositories } from './ports.ts';

/** In any state. Throws DomainError `not_found` for the organization or the invitation, `permission_denied`. */
export async function getInvitation(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: InvitationId,
  { unitOfWork: { repositories } }: ManagementPorts<InvitationRepositories>,
): Promise<Invitation> {
  await accessOrganization(caller, 'invitation.read', organizationId, repositories);
  const invitation = await repositories.invitations.find(organizationId, id);
  if (invitation === null) throw notFound('invitation');
  return invitation;
}
