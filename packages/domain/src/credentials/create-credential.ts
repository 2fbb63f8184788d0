import type { SignedInCaller } from '../kernel/actor.ts';
import { type ConnectionId, newId, type OrganizationId } from '../kernel/ids.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { requireCredentialForm } from '../models/connection-kinds.ts';
import { lastFourOf, type OrganizationCredential } from './organization-credential.ts';
import type { CredentialRepositories } from './ports.ts';
import { sealOrganizationCredential } from './seal-credential.ts';

export interface CreateCredentialInput {
  readonly connectionId: ConnectionId;
  /** Printable ASCII without spaces: it becomes part of a header. */
  readonly apiKey: string;
}

export interface CredentialPorts extends ManagementPorts<CredentialRepositories> {
  readonly cipher: SecretCipher;
}

/**
 * Stores a credential. From then on the organization's live keys use it on the connection.
 *
 * @throws DomainError `not_found` for the organization or the connection, `permission_denied`, `conflict` when one exists
 */
export function createCredential(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  { connectionId, apiKey }: CreateCredentialInput,
  ports: CredentialPorts,
): Promise<OrganizationCredential> {
  return writeToOrganization(
    caller,
    'credential.create',
    organizationId,
    ports,
    async (access, { credentials }) => {
      const connection = await credentials.findConnection(connectionId);
      if (connection === null) throw notFound('connection');
      requireCredentialForm(apiKey, connection.kind, 'api_key');
      const nowMs = ports.clock.nowMs();
      const credential: OrganizationCredential = {
        id: newId(nowMs, ports.randomBytes),
        organizationId,
        connection,
        lastFour: lastFourOf(apiKey),
        createdBy: access.userId,
        createdAt: new Date(nowMs),
        rotatedAt: null,
        testedAt: null,
        testCode: null,
      };
      const sealed = sealOrganizationCredential(ports.cipher, apiKey, { organizationId, connectionId });
      await credentials.insert(credential, { sealed, lastFour: credential.lastFour });
      return { result: credential, target: { kind: 'credential', id: credential.id } };
    },
  );
}
