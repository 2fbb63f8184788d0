import type { IdentityRepositories } from '../identity/ports.ts';
import type { UserCaller } from '../kernel/actor.ts';
import type { PersonalAccessTokenId, UserId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { endPersonalAccessToken, toTargets } from './end-tokens.ts';
import type { TokenRepositories } from './ports.ts';

/**
 * Revokes a personal access token, and everything made through it.
 *
 * @param owner the user whose token it is, for platform admins; null for the caller's own
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export function revokePersonalAccessToken(
  caller: UserCaller,
  owner: UserId | null,
  id: PersonalAccessTokenId,
  ports: ManagementPorts<TokenRepositories & IdentityRepositories>,
): Promise<void> {
  const action = owner === null ? 'personal_access_token.revoke' : 'user.tokens.revoke';
  return writeToPlatform(caller, action, ports, async (repositories) => {
    const ended = await endPersonalAccessToken(owner ?? caller.actor.userId, id, repositories);
    if (ended === null) throw notFound('personal access token');
    return { result: undefined, target: toTargets(ended) };
  });
}
