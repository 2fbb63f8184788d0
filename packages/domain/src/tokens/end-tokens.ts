import type { AuditTarget } from '../audit/audit-record.ts';
import { toAuditRecord } from '../audit/to-audit-record.ts';
import type { IdentityRepositories } from '../identity/ports.ts';
import type { Caller } from '../kernel/actor.ts';
import type { PersonalAccessTokenId, TokenFamilyId, UserId } from '../kernel/ids.ts';
import type { ManagementPorts, Repositories } from '../management/unit-of-work.ts';
import type { TokenRepositories } from './ports.ts';

type Needed = TokenRepositories & Pick<IdentityRepositories, 'users'>;

/**
 * Ends a personal access token and everything made through it. Locks the user, as whoever makes a token does: so none is
 * made meanwhile that nobody would end.
 *
 * @returns the personal access tokens that ended, the token itself first; null when the user has no such token
 */
export async function endPersonalAccessToken(
  userId: UserId,
  id: PersonalAccessTokenId,
  { personalAccessTokens, users }: Needed,
): Promise<readonly PersonalAccessTokenId[] | null> {
  await users.findForUpdate(userId);
  const made = await personalAccessTokens.madeThrough(userId, id);
  return (await personalAccessTokens.delete(userId, [id])) === 0 ? null : [id, ...made];
}

/**
 * Revokes a family and ends everything made through it. Locks the user, as {@link endPersonalAccessToken} does.
 *
 * @returns the personal access tokens that ended; null when the family was revoked already
 */
export async function endTokenFamily(
  userId: UserId,
  id: TokenFamilyId,
  at: Date,
  { personalAccessTokens, tokenFamilies, users }: Needed,
): Promise<readonly PersonalAccessTokenId[] | null> {
  await users.findForUpdate(userId);
  if (!(await tokenFamilies.revoke(id, at))) return null;
  const made = await personalAccessTokens.madeThrough(userId, id);
  await personalAccessTokens.delete(userId, made);
  return made;
}

/** Personal access tokens as the audit log names them. */
export function toTargets(ids: readonly PersonalAccessTokenId[]): AuditTarget[] {
  return ids.map((id) => ({ kind: 'personal_access_token', id }));
}

/** Records tokens that ended without a caller who is signed in. */
export async function recordEnded(
  caller: Caller,
  targets: readonly AuditTarget[],
  { audit }: Repositories,
  ports: ManagementPorts,
): Promise<void> {
  for (const target of targets) {
    const entry = {
      action: 'token.revoke',
      outcome: 'succeeded',
      errorCode: null,
      organizationId: null,
      target,
      changedFields: [],
    } as const;
    await audit.append(toAuditRecord(caller, entry, ports));
  }
}
