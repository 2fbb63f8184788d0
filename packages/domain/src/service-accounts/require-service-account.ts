import type { OrganizationId, ServiceAccountId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ServiceAccountRepositories } from './ports.ts';
import type { ServiceAccount } from './service-account.ts';

/** Throws DomainError `not_found`. */
export async function requireServiceAccount(
  organizationId: OrganizationId,
  id: ServiceAccountId,
  { serviceAccounts }: Pick<ServiceAccountRepositories, 'serviceAccounts'>,
): Promise<ServiceAccount> {
  const account = await serviceAccounts.find(organizationId, id);
  if (account === null) throw notFound('service account');
  return account;
}
