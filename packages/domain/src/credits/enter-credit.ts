import type { UserCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import { formatUsd, MAX_NANO_USD } from '../kernel/money.ts';
import type { LimitRepositories } from '../limits/limit-repository.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { CreditEntry } from './credit-entry.ts';
import type { CreditRepositories } from './ports.ts';

export type EnterCreditInput = Pick<CreditEntry, 'kind' | 'amount' | 'reason' | 'reference'>;

/**
 * Adds an entry to the credits of an organization, and limits its spend to their sum in the same transaction. From the
 * first entry on the organization is prepaid. The same reference with the same kind and amount again changes nothing and
 * returns the first entry.
 *
 * @throws DomainError `not_found`, `permission_denied`; `conflict` for a reference of another entry, and for a sum below
 *   zero; `invalid_parameter` for a sum too great to be stored
 */
export function enterCredit(
  caller: UserCaller,
  organizationId: OrganizationId,
  input: EnterCreditInput,
  ports: ManagementPorts<CreditRepositories & LimitRepositories>,
): Promise<CreditEntry> {
  const action = 'platform.credits.enter';
  return writeToPlatform(caller, action, ports, async (repositories) => {
    const { credits, limits } = repositories;
    // Exclusively: the sum must be of all entries.
    await accessOrganization(caller, action, organizationId, repositories, { lock: 'exclusive' });
    const { reference } = input;
    const known = reference === null ? null : await credits.findByReference(organizationId, reference);
    if (known !== null) {
      if (known.kind === input.kind && known.amount === input.amount) return { result: known, target: [] };
      throw new DomainError('conflict', 'The reference is already used by another entry.', {
        param: 'reference',
      });
    }
    const sum = (await credits.sum(organizationId)) + input.amount;
    if (sum < 0n) {
      const entered = formatUsd(sum - input.amount);
      throw new DomainError(
        'conflict',
        `A correction cannot remove more than the total credit of ${entered}.`,
        {
          param: 'amount_nano_usd',
        },
      );
    }
    if (sum > MAX_NANO_USD) {
      throw new DomainError('invalid_parameter', 'amount_nano_usd: the total of all credits is too large.', {
        param: 'amount_nano_usd',
      });
    }
    const nowMs = ports.clock.nowMs();
    const createdAt = new Date(nowMs);
    const entry: CreditEntry = {
      ...input,
      id: newId(nowMs, ports.randomBytes),
      organizationId,
      createdBy: caller.actor.userId,
      createdAt,
    };
    await credits.insert(entry);
    await limits.replaceCredit(organizationId, newId(nowMs, ports.randomBytes), sum, createdAt);
    return {
      result: entry,
      target: { kind: 'organization', id: organizationId },
      changedFields: ['credits'],
      organizationId,
    };
  });
}
