import type { UserCaller } from '../kernel/actor.ts';
import type { PersonalAccessTokenId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { TokenRepositories } from './ports.ts';

/** Revokes one of the caller's, and all tokens issued with it. Throws DomainError `not_found`, `scope_missing`. */
export function revokePersonalAccessToken(
  caller: UserCaller,
  id: PersonalAccessTokenId,
  ports: ManagementPorts<TokenRepositories>,
): Promise<void> {
  return writeToPlatform(caller, 'personal_access_token.revoke', ports, async ({ personalAccessTokens }) => {
    if (!(await personalAccessTokens.delete(caller.actor.userId, id)))
      throw notFound('personal access token');
    return { result: undefined, target: { kind: 'personal_access_token', id } };
  });
}
