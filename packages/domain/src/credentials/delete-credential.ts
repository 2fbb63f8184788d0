import type { SignedInCaller } from '../kernel/actor.ts';
import type { CredentialId, OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import type { CredentialRepositories } from './ports.ts';

/**
 * Deletes the credential. Requests that begin later use the connection's own. Throws DomainError `not_found` for the
 * organization or the credential, `permission_denied`.
 */
export function deleteCredential(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: CredentialId,
  ports: ManagementPorts<CredentialRepositories>,
): Promise<void> {
  return writeToOrganization(
    caller,
    'credential.delete',
    organizationId,
    ports,
    async (_, { credentials }) => {
      if (!(await credentials.delete(organizationId, id))) throw notFound('credential');
      return { result: undefined, target: { kind: 'credential', id } };
    },
  );
}
