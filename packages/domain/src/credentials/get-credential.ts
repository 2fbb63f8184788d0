import type { SignedInCaller } from '../kernel/actor.ts';
import type { CredentialId, OrganizationId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { OrganizationCredential } from './organization-credential.ts';
import type { CredentialRepositories } from './ports.ts';

/** Throws DomainError `not_found` for the organization or the credential, `permission_denied`. */
export async function getCredential(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: CredentialId,
  { unitOfWork: { repositories } }: ManagementPorts<CredentialRepositories>,
): Promise<OrganizationCredential> {
  await accessOrganization(caller, 'credential.read', organizationId, repositories);
  const credential = await repositories.credentials.find(organizationId, id);
  if (credential === null) throw notFound('credential');
  return credential;
}
