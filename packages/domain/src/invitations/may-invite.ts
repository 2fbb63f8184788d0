import type { IdentityRepositories } from '../identity/ports.ts';
import type { OrganizationRole } from '../kernel/actor.ts';
import type { Repositories } from '../management/unit-of-work.ts';
import { extentOf, type Standing } from '../permissions/permissions.ts';
import type { EmailAddress, Invitation } from './invitation.ts';

/** Whether a member with this access may invite to this role: only owners make owners. */
export function mayInvite(standing: Standing, role: OrganizationRole): boolean {
  if (extentOf('invitation.create', standing) !== 'any') return false;
  return role !== 'owner' || extentOf('owner.change', standing) === 'any';
}

/** Whether an address is of one of these domains (null: any). Subdomains do not count. */
export function isOfDomain(email: EmailAddress, domains: readonly string[] | null): boolean {
  return domains === null || domains.includes(email.slice(email.lastIndexOf('@') + 1));
}

/** An invitation, and whether its inviter may still make it. */
export interface ShownInvitation extends Invitation {
  readonly inviterMayInvite: boolean;
}

/** Asks once for each inviter and role. */
export async function withInviters(
  invitations: readonly Invitation[],
  repositories: Pick<Repositories<IdentityRepositories>, 'access' | 'users'>,
): Promise<ShownInvitation[]> {
  const known = new Map<string, boolean>();
  const shown: ShownInvitation[] = [];
  for (const invitation of invitations) {
    const name = `${invitation.invitedBy} ${invitation.role}`;
    const inviterMayInvite = known.get(name) ?? (await inviterMayStill(invitation, repositories));
    known.set(name, inviterMayInvite);
    shown.push({ ...invitation, inviterMayInvite });
  }
  return shown;
}

/**
 * Whether the inviter may still make this invitation. So a user who was removed, demoted or deactivated leaves no open
 * way in, for themselves or for others.
 */
export async function inviterMayStill(
  { invitedBy, organizationId, role }: Invitation,
  { access, users }: Pick<Repositories<IdentityRepositories>, 'access' | 'users'>,
): Promise<boolean> {
  if (invitedBy === null) return false;
  const inviter = await users.find(invitedBy);
  if (inviter === null || inviter.deactivatedAt !== null) return false;
  const found = await access.find(organizationId, invitedBy, 'none', 'live');
  if (found === null) return false;
  return mayInvite({ platformRole: inviter.platformRole, organizationRole: found.role }, role);
}
