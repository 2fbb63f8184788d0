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
 * Locks the user until the end of the transaction, so that they are not deactivated and no other token of theirs is made:
 * a token made in between would work again after reactivation. Throws DomainError `account_deactivated`.
 */
export async function holdActiveUser(userId: UserId, { users }: IdentityRepositories): Promise<void> {
  requireActive(await users.findForUpdate(userId));
}
