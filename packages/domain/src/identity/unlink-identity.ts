import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { IdentityId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import { writeToPlatform } from '../management/write.ts';
import { changePlatformRole } from './change-platform-role.ts';
import type { SignInPorts } from './sign-in-ports.ts';

/**
 * Removes an account from the caller, who can no longer sign in with it. When the last account of a provider that decides
 * roles goes, the role goes with it, since no sign-in would remove it later. An address that came from this account alone
 * is deleted.
 *
 * @throws DomainError `not_found`, `last_identity`, `last_admin`, `scope_missing`
 */
export function unlinkIdentity(caller: UserCaller, id: IdentityId, ports: SignInPorts): Promise<void> {
  const { userId } = caller.actor;
  return writeToPlatform(caller, 'identity.unlink', ports, async (repositories) => {
    const { identities, users } = repositories;
    const { roleMaps } = ports.signInPolicy;
    // Locked before the user, as in every change to admins.
    const admins = roleMaps.size === 0 ? [] : await users.lockActiveAdmins();
    const user = await users.findForUpdate(userId);
    const own = await identities.listAll(userId);
    const unlinked = own.find((identity) => identity.id === id);
    if (user === null || unlinked === undefined) throw notFound('identity');
    const left = own.filter((identity) => identity !== unlinked);
    if (left.length === 0) {
      throw new DomainError(
        'last_identity',
        'This is the last account that you can sign in with. Link another one first.',
      );
    }
    const losesRole = roleMaps.has(unlinked.provider) && !left.some(({ provider }) => roleMaps.has(provider));
    if (losesRole && admins.length === 1 && admins[0] === userId) {
      throw new DomainError('last_admin', 'At least one active platform admin must remain.');
    }
    await identities.delete(userId, id);
    const keepsEmail = left.some(({ email }) => email === user.email);
    const updated = keepsEmail ? user : { ...user, email: null, emailVerified: false };
    await users.update(updated);
    if (losesRole) await changePlatformRole(caller, updated, 'user', repositories, ports);
    return { result: undefined, target: { kind: 'identity', id } };
  });
}
