import type { IdentityRepositories } from '../identity/ports.ts';
import type { User } from '../identity/user.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { UserId } from '../kernel/ids.ts';

/** Throws DomainError `account_deactivated`. */
export function requireActive(user: User | null): void {
  if (user === null || user.deactivatedAt !== null) {
    throw new DomainError('account_deactivated', 'This account is deactivated.');
  }
}

/**
 * Lets nobody deactivate the user, or make a token of theirs, until the end of the transaction: otherwise one made
 * meanwhile would work when they are let in again. Throws DomainError `account_deactivated`.
 */
export async function holdActiveUser(userId: UserId, { users }: IdentityRepositories): Promise<void> {
  requireActive(await users.findForUpdate(userId));
}
