import type { UserActor } from '../kernel/actor.ts';
import { requireActive } from './active-user.ts';
import type { Grant } from './ports.ts';

/** Whether tokens of the family may still be used. */
export function isStanding({ family }: Grant, nowMs: number): boolean {
  return family.revokedAt === null && family.expiresAt.getTime() > nowMs;
}

/**
 * The user of a token of the family.
 *
 * @throws DomainError `account_deactivated`
 */
export function holderOf({ family, user }: Grant): UserActor {
  requireActive(user);
  return {
    kind: 'user',
    userId: user.id,
    platformRole: user.platformRole,
    signedInBy: { via: 'access_token', familyId: family.id },
    scopes: family.scopes,
    organizationId: family.organizationId,
  };
}
