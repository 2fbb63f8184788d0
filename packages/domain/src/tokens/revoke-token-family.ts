import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { TokenFamilyId, UserId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { endTokenFamily, toTargets } from './end-tokens.ts';
import type { TokenRepositories } from './ports.ts';

/**
 * Revokes a family of tokens, and everything made through it. One that is revoked already stays so.
 *
 * @param owner the user whose family it is, for platform admins; null for the caller's own
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export function revokeTokenFamily(
  caller: UserCaller,
  owner: UserId | null,
  id: TokenFamilyId,
  ports: ManagementPorts<TokenRepositories & IdentityRepositories>,
): Promise<void> {
  const action = owner === null ? 'token_family.revoke' : 'user.tokens.revoke';
  const userId = owner ?? caller.actor.userId;
  return writeToPlatform(caller, action, ports, async (repositories) => {
    const grant = await repositories.tokenFamilies.find(id);
    if (grant === null || grant.family.userId !== userId) throw notFound('token family');
    const ended = await endTokenFamily(userId, id, new Date(ports.clock.nowMs()), repositories);
    if (ended === null) return { result: undefined, target: [] };
    return { result: undefined, target: [{ kind: 'token_family', id }, ...toTargets(ended)] };
  });
}
