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
import type { MailAllowance } from './mail-limits.ts';
import { isOfDomain, mayInvite } from './may-invite.ts';
import type { InvitationRepositories } from './ports.ts';
import { type IssuedInvitation, mailAllowance, queueMail } from './queue-mail.ts';

export interface InvitationEntry {
  /** Null for an invalid address. */
  readonly email: EmailAddress | null;
  readonly role: OrganizationRole;
}

/** The result of one entry: the invitation, or the code of the failure. */
export type InvitationResult = IssuedInvitation | { readonly failed: DomainErrorCode };

/**
 * Invites by e-mail address. An invalid entry does not affect the others. Mails are queued, and sent after the commit.
 *
 * @returns one result per entry, in order. Codes: `invalid_parameter` for an invalid address or one of a domain that the
 *   organization does not allow, `permission_denied` when the caller is no owner and invites one, `already_member`,
 *   `already_invited` (also by an earlier entry), `too_many_requests` when the address, the caller or the organization has
 *   had too many mails
 * @throws DomainError `not_found` for the organization, `permission_denied`
 */
export async function invitePeople(
  caller: UserCaller,
  organizationId: OrganizationId,
  entries: readonly InvitationEntry[],
  ports: InvitationPorts,
): Promise<InvitationResult[]> {
  const results = await writeToOrganization(
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
    // Locked, so that nobody joins or is invited in the meantime, and mails are counted.
    { lock: 'exclusive' },
  );
  ports.mailSender?.wake();
  return results;
}

async function issueInvitations(
  caller: UserCaller,
  access: OrganizationAccess,
  entries: readonly InvitationEntry[],
  repositories: Repositories<InvitationRepositories & IdentityRepositories & OrganizationRepositories>,
  ports: InvitationPorts,
): Promise<InvitationResult[]> {
  const { organizationId, userId } = access;
  const settings = await repositories.organizationSettings.find(organizationId);
  if (settings === null) throw notFound('organization');
  const domains = settings.invitationEmailDomains;
  const standing = { platformRole: caller.actor.platformRole, organizationRole: access.role };
  const addresses = entries.flatMap(({ email }) => (email === null ? [] : [email]));
  const members = await repositories.invitations.membersAmong(organizationId, addresses);
  const by = { organizationId, sentBy: userId };
  const allowance = await mailAllowance(by, addresses, repositories, ports);

  const results: InvitationResult[] = [];
  for (const { email, role } of entries) {
    if (email === null || !isOfDomain(email, domains)) {
      results.push({ failed: 'invalid_parameter' });
    } else if (!mayInvite(standing, role)) {
      results.push({ failed: 'permission_denied' });
    } else if (members.has(email)) {
      results.push({ failed: 'already_member' });
    } else {
      results.push(await issue({ email, role }, access, allowance, repositories, ports));
    }
  }
  if (results.some((result) => 'failed' in result && result.failed === 'permission_denied')) {
    await recordRefusal(caller, organizationId, repositories, ports);
  }
  return results;
}

async function issue(
  { email, role }: { readonly email: EmailAddress; readonly role: OrganizationRole },
  { organizationId, userId }: OrganizationAccess,
  allowance: MailAllowance | null,
  repositories: InvitationRepositories,
  ports: InvitationPorts,
): Promise<InvitationResult> {
  const nowMs = ports.clock.nowMs();
  const { token, tokenHash } = newInvitationToken(ports);
  const { invitations } = repositories;
  if (await invitations.hasOpen(organizationId, email, new Date(nowMs))) return { failed: 'already_invited' };
  if (allowance?.take(email) === false) return { failed: 'too_many_requests' };
  const invitation = await invitations.insert({
    id: newId(nowMs, ports.randomBytes),
    organizationId,
    email,
    role,
    tokenHash,
    invitedBy: userId,
    createdAt: new Date(nowMs),
    mail: ports.mailSender === null ? null : 'queued',
    lastSentAt: null,
    expiresAt: new Date(nowMs + INVITATION_LIFETIME_MS),
    acceptedAt: null,
    declinedAt: null,
    revokedAt: null,
  });
  return queueMail(invitation, token, repositories, ports);
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
