import type { SignedInCaller } from '../kernel/actor.ts';
import type { CredentialId, OrganizationId } from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import { prepared } from '../management/prepared.ts';
import { writeToOrganization } from '../management/write.ts';
import { requireCredentialForm } from '../models/connection-kinds.ts';
import type { CredentialPorts } from './create-credential.ts';
import { bindingOfBrought } from './credential-binding.ts';
import { lastFourOf, type OrganizationCredential } from './organization-credential.ts';
import type { CredentialRepository } from './ports.ts';

/**
 * Replaces the secret. Requests that begin later use the new one. Throws DomainError `not_found` for the organization or
 * the credential, `permission_denied`, `invalid_parameter`, `credential_unavailable` when it cannot be sealed.
 */
export async function rotateCredential(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: CredentialId,
  apiKey: string,
  ports: CredentialPorts,
): Promise<OrganizationCredential> {
  const find = async (credentials: CredentialRepository) => {
    const credential = await credentials.find(organizationId, id);
    if (credential === null) throw notFound('credential');
    requireCredentialForm(apiKey, credential.connection.kind, 'api_key');
    return credential;
  };
  const sealed = await prepared(async () => {
    const { repositories } = ports.unitOfWork;
    await accessOrganization(caller, 'credential.rotate', organizationId, repositories);
    const credential = await find(repositories.credentials);
    const place = { ...credential, connectionId: credential.connection.id };
    return ports.credentialCipher.seal(apiKey, bindingOfBrought(place));
  });
  return writeToOrganization(
    caller,
    'credential.rotate',
    organizationId,
    ports,
    async (_, { credentials }) => {
      const credential = await find(credentials);
      const rotatedAt = new Date(ports.clock.nowMs());
      const secret = { sealed: sealed(), lastFour: lastFourOf(apiKey) };
      if (!(await credentials.replaceSecret(organizationId, id, secret, rotatedAt)))
        throw notFound('credential');
      return {
        result: { ...credential, lastFour: secret.lastFour, rotatedAt, testedAt: null, testCode: null },
        target: { kind: 'credential', id },
        changedFields: ['api_key'],
      };
    },
  );
}
