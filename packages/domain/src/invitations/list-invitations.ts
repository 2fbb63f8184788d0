import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { Invitation, InvitationState } from './invitation.ts';
import type { InvitationRepositories } from './ports.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listInvitations(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  state: InvitationState,
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts<InvitationRepositories>,
): Promise<Page<Invitation>> {
  await accessOrganization(caller, 'invitation.list', organizationId, repositories);
  return repositories.invitations.list(organizationId, state, new Date(clock.nowMs()), page);
}
