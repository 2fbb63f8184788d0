import type { SignedInCaller } from '../kernel/actor.ts';
import type { CredentialId, OrganizationId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import { writeToOrganization } from '../management/write.ts';
import { requireCredentialForm } from '../models/connection-kinds.ts';
import type { CredentialPorts } from './create-credential.ts';
import { lastFourOf, type OrganizationCredential } from './organization-credential.ts';
import { sealOrganizationCredential } from './seal-credential.ts';

/**
 * Replaces the secret. Requests that begin later use the new one. Throws DomainError `not_found` for the organization or
 * the credential, `permission_denied`.
 */
export function rotateCredential(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: CredentialId,
  apiKey: string,
  ports: CredentialPorts,
): Promise<OrganizationCredential> {
  return writeToOrganization(
    caller,
    'credential.rotate',
    organizationId,
    ports,
    async (_, { credentials }) => {
      const credential = await credentials.find(organizationId, id);
      if (credential === null) throw notFound('credential');
      requireCredentialForm(apiKey, credential.connection.kind, 'api_key');
      const rotatedAt = new Date(ports.clock.nowMs());
      const lastFour = lastFourOf(apiKey);
      const sealed = sealOrganizationCredential(ports.cipher, apiKey, {
        ...credential,
        connectionId: credential.connection.id,
      });
      const replaced = await credentials.replaceSecret(organizationId, id, { sealed, lastFour }, rotatedAt);
      if (!replaced) throw notFound('credential');
      return {
        result: { ...credential, lastFour, rotatedAt, testedAt: null, testCode: null },
        target: { kind: 'credential', id },
        changedFields: ['api_key'],
      };
    },
  );
}
