import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { Caller, PlatformRole } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import { changePlatformRole } from './change-platform-role.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { decideRole, roleOfGroups, type SignInPolicy } from './platform-role.ts';
import type { IdentityRepositories } from './ports.ts';
import type { Profile } from './profile.ts';
import type { Session } from './session.ts';
import { signInFailed } from './sign-in-failure.ts';
import type { SignInPorts } from './sign-in-ports.ts';
import { type StartSessionInput, startSession } from './start-session.ts';
import type { Identity, User } from './user.ts';
import { DEFAULT_PREFERENCES } from './user-preferences.ts';

const UNNAMED = 'Unnamed';

/** The source of an account. */
type AccountProvider = Pick<IdentityProvider, 'name' | 'issuer'>;

/**
 * Signs in the user of this account, and makes the user if there is none: exactly one, however many sign-ins run at once.
 * Refreshes name, address and role.
 *
 * @throws DomainError `account_deactivated`
 */
export function signInAccount(
  caller: Caller,
  provider: AccountProvider,
  profile: Profile,
  browser: Pick<StartSessionInput, 'userAgent' | 'replaces'>,
  ports: SignInPorts,
): Promise<{ readonly session: Session; readonly token: string }> {
  return ports.unitOfWork.transaction(async (repositories) => {
    const isInitialAdmin = namesAdmin(ports.signInPolicy, provider, profile);
    // Locked before the user, as in every change to admins.
    const admins = isInitialAdmin ? await repositories.users.lockActiveAdmins() : [];
    const { user, isNew } = await findOrMakeUser(provider, profile, repositories, ports);
    const role = decideRole({
      current: isNew ? null : user.platformRole,
      mapped: await mappedRole(user, provider, profile, repositories, ports.signInPolicy),
      isInitialAdmin,
      othersAdminister: admins.some((id) => id !== user.id),
    });
    await changePlatformRole(caller, user, role, repositories, ports);
    const started = await startSession(
      { userId: user.id, provider: provider.name, ...browser },
      repositories,
      ports,
    );
    const signedInBy = { via: 'session', sessionId: started.session.id } as const;
    const actor = {
      kind: 'user',
      userId: user.id,
      platformRole: role,
      signedInBy,
      scopes: null,
      organizationId: null,
    } as const;
    const entry = {
      action: 'sign_in',
      outcome: 'succeeded',
      errorCode: null,
      organizationId: null,
      target: { kind: 'session', id: started.session.id },
      changedFields: [],
    } as const;
    await repositories.audit.append(toAuditRecord({ ...caller, actor }, entry, ports));
    return started;
  });
}

/** The account's user, locked, and updated except for the role. */
async function findOrMakeUser(
  { name, issuer }: AccountProvider,
  profile: Profile,
  { identities, users }: IdentityRepositories,
  { clock, randomBytes }: SignInPorts,
): Promise<{ readonly user: User; readonly isNew: boolean }> {
  const nowMs = clock.nowMs();
  const now = new Date(nowMs);
  const { subject, email, emailVerified } = profile;
  const account = { provider: name, issuer, subject };
  let identity = await identities.findByAccount(account);
  if (identity === null) {
    const user: User = {
      id: newId(nowMs, randomBytes),
      displayName: profile.displayName ?? UNNAMED,
      email,
      emailVerified,
      platformRole: 'user',
      createdAt: now,
      lastSignedInAt: null,
      deactivatedAt: null,
      preferences: DEFAULT_PREFERENCES,
    };
    const made: Identity = {
      ...account,
      id: newId(nowMs, randomBytes),
      userId: user.id,
      email,
      emailVerified,
      createdAt: now,
      lastUsedAt: now,
    };
    if (await identities.insertWithUser(made, user)) return { user, isNew: true };
    identity = await identities.findByAccount(account);
  }
  const user = identity && (await users.findForUpdate(identity.userId));
  if (user === null || identity === null) throw signInFailed('account_gone');
  const stillTheirs = await identities.used({ ...identity, email, emailVerified, lastUsedAt: now });
  if (!stillTheirs) throw signInFailed('account_gone');
  const refreshed = refresh(user, identity, profile);
  await users.update(refreshed);
  return { user: refreshed, isNew: false };
}

function namesAdmin(
  { initialAdmins }: SignInPolicy,
  { name }: AccountProvider,
  { subject, email, emailVerified }: Profile,
): boolean {
  if (initialAdmins.has(`${name}:${subject}`)) return true;
  return emailVerified && email !== null && initialAdmins.has(email);
}

/**
 * Null when none of the user's providers decides roles. A user who has an account at a provider that decides roles, but
 * signs in by another, gets no role by this sign-in: otherwise they could keep a role by avoiding that provider.
 */
async function mappedRole(
  user: User,
  { name }: AccountProvider,
  { groups }: Profile,
  { identities }: IdentityRepositories,
  { roleMaps }: SignInPolicy,
): Promise<PlatformRole | null> {
  const roleMap = roleMaps.get(name);
  if (roleMap !== undefined) return roleOfGroups(groups, roleMap);
  if (roleMaps.size === 0) return null;
  const own = await identities.listAll(user.id);
  return own.some(({ provider }) => roleMaps.has(provider)) ? 'user' : null;
}

/**
 * The name stays, since the user may have chosen it here. An unverified address, or none, only replaces what this account
 * said before: it never replaces a verified address of another account.
 */
function refresh(user: User, before: Identity, { email, emailVerified }: Profile): User {
  const replaceable = emailVerified || user.email === null || user.email === before.email;
  return replaceable ? { ...user, email, emailVerified } : user;
}
