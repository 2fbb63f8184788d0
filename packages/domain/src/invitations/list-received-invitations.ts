import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { InvitationRepositories, ReceivedInvitation } from './ports.ts';

/** The open invitations to the caller's verified e-mail address, newest first; empty without such an address. */
export async function listReceivedInvitations(
  { actor }: UserCaller,
  page: PageRequest,
  { unitOfWork: { repositories }, clock }: ManagementPorts<InvitationRepositories & IdentityRepositories>,
): Promise<Page<ReceivedInvitation>> {
  requirePermission(actor, 'profile.list_invitations', null);
  const user = await repositories.users.find(actor.userId);
  if (user?.email == null || !user.emailVerified) return { items: [], next: null };
  return repositories.invitations.listReceived(user.email, new Date(clock.nowMs()), page);
}
