import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { Caller } from '../kernel/actor.ts';
import { DomainError, isDomainError } from '../kernel/domain-error.ts';
import { newId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeUnasked } from '../management/write.ts';
import type { MemberRepositories } from '../members/ports.ts';
import type { OrganizationRepositories } from '../organizations/ports.ts';
import type { IdentityRepositories } from './ports.ts';
import type { Session, TokenHash } from './session.ts';
import type { SignInPorts } from './sign-in-ports.ts';
import { type StartSessionInput, startSession } from './start-session.ts';
import type { User } from './user.ts';
import { DEFAULT_PREFERENCES } from './user-preferences.ts';

/** The provider name of an identity that no identity provider knows: the operator's. */
const SETUP = 'setup';
const DISPLAY_NAME = 'Setup administrator';

type SetupPorts = Omit<SignInPorts, keyof ManagementPorts> &
  ManagementPorts<IdentityRepositories & MemberRepositories & OrganizationRepositories>;

/**
 * Signs in the set-up administrator by a one-time link, and makes them a platform admin again if they are not: whoever
 * can make a link has the database. Where the only organization has no members, as after the first start, they become its
 * owner, so that they can use it at once. Of concurrent calls one succeeds; a failure is recorded. Where an identity provider is
 * configured, only a break-glass link signs in: a link of the first start would be a way around it.
 *
 * @throws DomainError `setup_link_invalid` for a token that is unknown, expired, used or not of use here, without saying
 *   which
 */
export async function followSetupLink(
  caller: Caller,
  token: string,
  browser: Pick<StartSessionInput, 'userAgent' | 'replaces'>,
  ports: SetupPorts,
): Promise<{ readonly session: Session; readonly token: string }> {
  const tokenHash = ports.hasher.sha256Hex(token) as TokenHash;
  const isBreakGlass = ports.identityProviders.size > 0;
  const action = isBreakGlass ? 'set_up.break_glass' : 'set_up';
  try {
    const started = await writeUnasked(caller, action, ports, async (repositories) => {
      const link = await repositories.setupLinks.take(tokenHash, new Date(ports.clock.nowMs()));
      if (link === null || (isBreakGlass && !link.breakGlass)) {
        throw new DomainError('setup_link_invalid', 'This setup link is invalid or has expired.');
      }
      const { id } = await setupAdministrator(repositories, ports);
      const organizationId = isBreakGlass ? null : await repositories.organizations.findOnlyWithoutMembers();
      if (organizationId !== null) {
        await repositories.members.insert(organizationId, id, 'owner', new Date(ports.clock.nowMs()));
      }
      const started = await startSession({ userId: id, provider: SETUP, ...browser }, repositories, ports);
      return {
        result: started,
        target: { kind: 'user', id },
        ...(organizationId === null ? {} : { organizationId }),
      };
    });
    if (isBreakGlass) {
      ports.logger.log('warn', 'sign_in.break_glass', { userId: started.session.userId });
    }
    return started;
  } catch (error) {
    if (isDomainError(error) && error.code === 'setup_link_invalid') {
      await recordFailure(caller, action, ports);
    }
    throw error;
  }
}

async function setupAdministrator(
  { identities, users }: IdentityRepositories,
  { clock, randomBytes }: ManagementPorts<IdentityRepositories>,
): Promise<User> {
  const nowMs = clock.nowMs();
  const createdAt = new Date(nowMs);
  const account = { provider: SETUP, issuer: SETUP, subject: SETUP };
  const known = await identities.findByAccount(account);
  const existing = known && (await users.findForUpdate(known.userId));
  if (existing !== null) {
    const restored: User = { ...existing, platformRole: 'admin', deactivatedAt: null };
    await users.update(restored);
    return restored;
  }
  const user: User = {
    id: newId(nowMs, randomBytes),
    displayName: DISPLAY_NAME,
    email: null,
    emailVerified: false,
    platformRole: 'admin',
    createdAt,
    lastSignedInAt: null,
    deactivatedAt: null,
    preferences: DEFAULT_PREFERENCES,
  };
  const identity = {
    ...account,
    id: newId<'identity'>(nowMs, randomBytes),
    userId: user.id,
    email: null,
    emailVerified: false,
    createdAt,
    lastUsedAt: createdAt,
  };
  if (await identities.insertWithUser(identity, user)) return user;
  throw new DomainError('conflict', 'Another setup link is being used right now. Try again.', {
    retryable: true,
  });
}

async function recordFailure(
  caller: Caller,
  action: 'set_up' | 'set_up.break_glass',
  ports: ManagementPorts<IdentityRepositories>,
): Promise<void> {
  const entry = {
    action,
    outcome: 'failed',
    errorCode: 'setup_link_invalid',
    organizationId: null,
    target: null,
    changedFields: [],
  } as const;
  await ports.unitOfWork.repositories.audit.append(toAuditRecord(caller, entry, ports));
}
