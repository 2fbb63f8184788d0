import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { LimitRepositories } from '../limits/limit-repository.ts';
import { accessOrganization } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { CreditBalance } from './credit-entry.ts';

/** Null for an organization that is not prepaid. Throws DomainError `not_found`, `permission_denied`. */
export async function getCreditBalance(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  { unitOfWork: { repositories }, clock }: ManagementPorts<LimitRepositories>,
): Promise<CreditBalance | null> {
  await accessOrganization(caller, 'organization.credits.read', organizationId, repositories);
  const credit = await repositories.limits.findCredit(organizationId, new Date(clock.nowMs()));
  if (credit === null) return null;
  const spent = credit.counted?.used ?? 0n;
  return { credits: credit.amount, spent, balance: credit.amount - spent };
}
