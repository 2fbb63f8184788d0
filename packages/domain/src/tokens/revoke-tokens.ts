import type { IdentityRepositories } from '../identity/ports.ts';
import type { Caller } from '../kernel/actor.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { endTokenFamily, recordEnded, toTargets } from './end-tokens.ts';
import type { TokenRepositories } from './ports.ts';
import { hashTokenSecret } from './token-secrets.ts';

/**
 * Revokes the family of a refresh token, used or not: all of its tokens, and everything made through them, stop at once.
 * A token that is unknown, or whose family is revoked already, is no error (RFC 7009 §2.2).
 */
export async function revokeTokens(
  caller: Caller,
  refreshToken: string,
  ports: ManagementPorts<TokenRepositories & IdentityRepositories> & { readonly hasher: SecretHasher },
): Promise<void> {
  const hash = hashTokenSecret('refresh_token', refreshToken, ports.hasher);
  if (hash === null) return;
  await ports.unitOfWork.transaction(async (repositories) => {
    const grant = await repositories.tokenFamilies.findByRefreshToken(hash);
    if (grant === null) return;
    const { id, userId } = grant.family;
    const ended = await endTokenFamily(userId, id, new Date(ports.clock.nowMs()), repositories);
    if (ended === null) return;
    await recordEnded(caller, [{ kind: 'token_family', id }, ...toTargets(ended)], repositories, ports);
  });
}
