import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { Caller } from '../kernel/actor.ts';
import type { SecretHasher } from '../kernel/secret-hasher.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { TokenRepositories } from './ports.ts';
import { hashTokenSecret } from './token-secrets.ts';

/**
 * Revokes the family of a refresh token, used or not: all of its tokens stop at once. A token that is unknown, or whose
 * family is revoked already, is no error (RFC 7009 §2.2).
 */
export async function revokeTokens(
  caller: Caller,
  refreshToken: string,
  ports: ManagementPorts<TokenRepositories> & { readonly hasher: SecretHasher },
): Promise<void> {
  const hash = hashTokenSecret('refresh_token', refreshToken, ports.hasher);
  if (hash === null) return;
  await ports.unitOfWork.transaction(async ({ tokenFamilies, audit }) => {
    const grant = await tokenFamilies.findByRefreshToken(hash);
    if (grant === null || !(await tokenFamilies.revoke(grant.family.id, new Date(ports.clock.nowMs()))))
      return;
    const entry = {
      action: 'token.revoke',
      outcome: 'succeeded',
      errorCode: null,
      organizationId: null,
      target: { kind: 'token_family', id: grant.family.id },
      changedFields: [],
    } as const;
    await audit.append(toAuditRecord(caller, entry, ports));
  });
}
