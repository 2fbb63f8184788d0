import type { OrganizationRole, SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { OrganizationAccess } from '../management/organization-access.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import type { Member } from './member.ts';
import type { MemberRepository } from './ports.ts';

/**
 * Checks a change of a member's role. Only owners may make or change owners, and an organization always keeps one. Call
 * it with the organization locked exclusively.
 *
 * @param role the new role; null for a member who leaves
 * @throws DomainError `permission_denied`, `scope_missing`, `last_owner`
 */
export async function guardOwners(
  { actor }: SignedInCaller,
  access: OrganizationAccess,
  member: Member,
  role: OrganizationRole | null,
  members: MemberRepository,
): Promise<void> {
  if (member.role !== 'owner' && role !== 'owner') return;
  requirePermission(actor, 'owner.change', access.role);
  if (role !== 'owner') await requireOtherOwner(access.organizationId, member, members);
}

async function requireOtherOwner(
  organizationId: OrganizationId,
  { userId }: Member,
  members: MemberRepository,
): Promise<void> {
  if (await members.hasOtherOwner(organizationId, userId)) return;
  throw new DomainError(
    'last_owner',
    'The organization must keep at least one owner. Make another member an owner first.',
  );
}
