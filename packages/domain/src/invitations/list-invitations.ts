import type { OrganizationId, Page, PageRequest, UserCaller } from '../kernel/index.ts';
import { accessOrganization, type ManagementPorts } from '../management/index.ts';
import type { Invitation, InvitationState } from './invitation.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listInvitations(
  caller: UserCaller,
  organizationId: OrganizationId,
  state: InvitationState,
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts,
): Promise<Page<Invitation>> {
  await accessOrganization(caller, 'invitation.list', organizationId, repositories);
  return repositories.invitations.list(organizationId, state, new Date(clock.nowMs()), page);
}
