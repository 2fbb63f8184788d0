import type { IdentityRepositories } from '../identity/ports.ts';
import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { InvitationState } from './invitation.ts';
import { type ShownInvitation, withInviters } from './may-invite.ts';
import type { InvitationRepositories } from './ports.ts';

/** Newest first. Throws DomainError `not_found` for the organization, `permission_denied`. */
export async function listInvitations(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  state: InvitationState,
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts<InvitationRepositories & IdentityRepositories>,
): Promise<Page<ShownInvitation>> {
  await accessOrganization(caller, 'invitation.list', organizationId, repositories);
  const now = new Date(clock.nowMs());
  const { items, next } = await repositories.invitations.list(organizationId, state, now, page);
  return { items: await withInviters(items, repositories), next };
}
