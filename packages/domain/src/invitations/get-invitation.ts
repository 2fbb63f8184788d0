import type { IdentityRepositories } from '../identity/ports.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { InvitationId, OrganizationId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { type ShownInvitation, withInviters } from './may-invite.ts';
import type { InvitationRepositories } from './ports.ts';

/** In any state. Throws DomainError `not_found` for the organization or the invitation, `permission_denied`. */
export async function getInvitation(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: InvitationId,
  { unitOfWork: { repositories } }: ManagementPorts<InvitationRepositories & IdentityRepositories>,
): Promise<ShownInvitation> {
  await accessOrganization(caller, 'invitation.read', organizationId, repositories);
  const invitation = await repositories.invitations.find(organizationId, id);
  if (invitation === null) throw notFound('invitation');
  const [shown] = await withInviters([invitation], repositories);
  return shown!;
}
