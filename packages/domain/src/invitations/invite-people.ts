import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { IdentityRepositories } from '../identity/ports.ts';
import type { OrganizationRole, UserCaller } from '../kernel/actor.ts';
import type { DomainErrorCode } from '../kernel/domain-error.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import { notFound, type OrganizationAccess } from '../management/organization-access.ts';
import type { Repositories } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { OrganizationRepositories } from '../organizations/ports.ts';
import { type EmailAddress, INVITATION_LIFETIME_MS } from './invitation.ts';
import { newInvitationToken } from './invitation-link.ts';
import type { InvitationPorts } from './invitation-ports.ts';
import { type DeliveredInvitation, type IssuedInvitation, mailInvitations } from './mail-invitations.ts';
import { isOfDomain, mayInvite } from './may-invite.ts';
import type { InvitationRepositories } from './ports.ts';

export interface InvitationEntry {
  /** Null for an invalid address. */
  readonly email: EmailAddress | null;
  readonly role: OrganizationRole;
}

/** The result of one entry: the invitation, or the code of the failure. */
export type InvitationResult = DeliveredInvitation | { readonly failed: DomainErrorCode };

/**
 * Invites by e-mail address. An invalid entry does not affect the others. All are stored at once, then mailed.
 *
 * @returns one result per entry, in order. Codes: `invalid_parameter` for an invalid address or one of a domain that the
 *   organization does not allow, `permission_denied` when the caller is no owner and invites one, `already_member`,
 *   `already_invited` (also by an earlier entry)
 * @throws DomainError `not_found` for the organization, `permission_denied`
 */
export async function invitePeople(
  caller: UserCaller,
  organizationId: OrganizationId,
  entries: readonly InvitationEntry[],
  ports: InvitationPorts,
): Promise<InvitationResult[]> {
  const outcomes = await writeToOrganization(
    caller,
    'invitation.create',
    organizationId,
    ports,
    async (access, repositories) => {
      const issued = await issueInvitations(caller, access, entries, repositories, ports);
      const target = issued.flatMap((outcome) =>
        'failed' in outcome ? [] : [{ kind: 'invitation', id: outcome.invitation.id } as const],
      );
      return { result: issued, target };
    },
    // Locked, so that nobody joins or is invited in the meantime.
    { lock: 'exclusive' },
  );
  const issued = outcomes.flatMap((outcome) => ('failed' in outcome ? [] : [outcome]));
  const delivered = (await mailInvitations(issued, ports)).values();
  return outcomes.map((outcome) => ('failed' in outcome ? outcome : delivered.next().value!));
}

type Outcome = IssuedInvitation | { readonly failed: DomainErrorCode };

async function issueInvitations(
  caller: UserCaller,
  access: OrganizationAccess,
  entries: readonly InvitationEntry[],
  repositories: Repositories<InvitationRepositories & IdentityRepositories & OrganizationRepositories>,
  ports: InvitationPorts,
): Promise<Outcome[]> {
  const { organizationId } = access;
  const organization = await repositories.organizations.find(organizationId);
  const settings = await repositories.organizationSettings.find(organizationId);
  if (organization === null || settings === null) throw notFound('organization');
  const domains = settings.invitationEmailDomains;
  const standing = { platformRole: caller.actor.platformRole, organizationRole: access.role };
  const addresses = entries.flatMap(({ email }) => (email === null ? [] : [email]));
  const members = await repositories.invitations.membersAmong(organizationId, addresses);

  const outcomes: Outcome[] = [];
  for (const { email, role } of entries) {
    if (email === null || !isOfDomain(email, domains)) {
      outcomes.push({ failed: 'invalid_parameter' });
    } else if (!mayInvite(standing, role)) {
      outcomes.push({ failed: 'permission_denied' });
    } else if (members.has(email)) {
      outcomes.push({ failed: 'already_member' });
    } else {
      const issued = await issue({ email, role }, access, repositories, ports);
      outcomes.push(
        issued === null ? { failed: 'already_invited' } : { ...issued, organizationName: organization.name },
      );
    }
  }
  if (outcomes.some((outcome) => 'failed' in outcome && outcome.failed === 'permission_denied')) {
    await recordRefusal(caller, organizationId, repositories, ports);
  }
  return outcomes;
}

async function issue(
  { email, role }: { readonly email: EmailAddress; readonly role: OrganizationRole },
  { organizationId, userId }: OrganizationAccess,
  { invitations }: InvitationRepositories,
  ports: InvitationPorts,
): Promise<Omit<IssuedInvitation, 'organizationName'> | null> {
  const nowMs = ports.clock.nowMs();
  const now = new Date(nowMs);
  const { token, tokenHash } = newInvitationToken(ports);
  const invitation = await invitations.insert({
    id: newId(nowMs, ports.randomBytes),
    organizationId,
    email,
    role,
    tokenHash,
    invitedBy: userId,
    createdAt: now,
    lastSentAt: ports.mailer === null ? null : now,
    expiresAt: new Date(nowMs + INVITATION_LIFETIME_MS),
    acceptedAt: null,
    declinedAt: null,
    revokedAt: null,
  });
  return invitation === null ? null : { invitation, token };
}

/** Recorded here, since the write as a whole is allowed and does not record it. */
async function recordRefusal(
  caller: UserCaller,
  organizationId: OrganizationId,
  { audit }: Repositories,
  ports: InvitationPorts,
): Promise<void> {
  const entry = {
    action: 'invitation.create',
    outcome: 'refused',
    errorCode: 'permission_denied',
    organizationId,
    target: null,
    changedFields: ['role'],
  } as const;
  await audit.append(toAuditRecord(caller, entry, ports));
}
