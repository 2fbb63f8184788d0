import type { SignedInCaller } from '../kernel/actor.ts';
import type { CredentialCipher } from '../kernel/credential-cipher.ts';
import { DomainError } from '../kernel/domain-error.ts';
import {
  type ApiKeyId,
  type ConnectionId,
  newId,
  type OrganizationId,
  type WorkspaceId,
} from '../kernel/ids.ts';
import { accessOrganization, notFound } from '../management/organization-access.ts';
import { prepared } from '../management/prepared.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToOrganization } from '../management/write.ts';
import { requireCredentialForm } from '../models/connection-kinds.ts';
import { bindingOfBrought, type CredentialOwner } from './credential-binding.ts';
import {
  type ConnectionSummary,
  lastFourOf,
  MAX_CREDENTIALS,
  type OrganizationCredential,
} from './organization-credential.ts';
import type { CredentialRepositories, CredentialRepository } from './ports.ts';

export interface CreateCredentialInput {
  readonly connectionId: ConnectionId;
  /** Printable ASCII without spaces: it becomes part of a header. */
  readonly apiKey: string;
  /** Only its requests use it. */
  readonly workspaceId?: WorkspaceId | undefined;
  /** Only its requests use it. Never together with a workspace. */
  readonly apiKeyId?: ApiKeyId | undefined;
}

export interface CredentialPorts extends ManagementPorts<CredentialRepositories> {
  readonly credentialCipher: CredentialCipher;
}

/**
 * Stores a credential. From then on the live keys of its owner use it on the connection: of several the narrowest counts, a key's
 * before its workspace's before the organization's.
 *
 * @throws DomainError `not_found` for the organization, the connection, the workspace or a key that is not live; `invalid_parameter`,
 *   `permission_denied`, `conflict` when the owner has one or the organization has 1,000, `credential_unavailable` when it cannot be sealed
 */
export async function createCredential(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  { connectionId, apiKey, workspaceId, apiKeyId }: CreateCredentialInput,
  ports: CredentialPorts,
): Promise<OrganizationCredential> {
  const nowMs = ports.clock.nowMs();
  const id = newId<'credential'>(nowMs, ports.randomBytes);
  const owner = { organizationId, workspaceId: workspaceId ?? null, apiKeyId: apiKeyId ?? null };
  const sealed = await prepared(async () => {
    const { repositories } = ports.unitOfWork;
    await accessOrganization(caller, 'credential.create', organizationId, repositories);
    await requireConnection(connectionId, apiKey, repositories.credentials);
    return ports.credentialCipher.seal(apiKey, bindingOfBrought({ ...owner, id, connectionId }));
  });
  return writeToOrganization(
    caller,
    'credential.create',
    organizationId,
    ports,
    async (access, { credentials }) => {
      const connection = await requireConnection(connectionId, apiKey, credentials);
      await requireOwner(owner, credentials);
      if ((await credentials.count(organizationId)) >= MAX_CREDENTIALS) {
        throw new DomainError(
          'conflict',
          `The organization already has ${MAX_CREDENTIALS} credentials. Delete one first.`,
        );
      }
      const credential: OrganizationCredential = {
        id,
        ...owner,
        connection,
        lastFour: lastFourOf(apiKey),
        createdBy: access.userId,
        createdAt: new Date(nowMs),
        rotatedAt: null,
        testedAt: null,
        testCode: null,
      };
      await credentials.insert(credential, { sealed: sealed(), lastFour: credential.lastFour });
      return { result: credential, target: { kind: 'credential', id } };
    },
  );
}

/** Throws DomainError `not_found`, and `invalid_parameter` for a credential that the connection cannot use. */
async function requireConnection(
  id: ConnectionId,
  apiKey: string,
  credentials: CredentialRepository,
): Promise<ConnectionSummary> {
  const connection = await credentials.findConnection(id);
  if (connection === null) throw notFound('connection');
  requireCredentialForm(apiKey, connection.kind, 'api_key');
  return connection;
}

/** Throws DomainError `not_found`, `invalid_parameter`. */
async function requireOwner(owner: CredentialOwner, credentials: CredentialRepository): Promise<void> {
  const { organizationId, workspaceId, apiKeyId } = owner;
  if (workspaceId !== null && apiKeyId !== null) {
    throw new DomainError('invalid_parameter', 'api_key_id: must not be given together with workspace_id.', {
      param: 'api_key_id',
    });
  }
  if (workspaceId !== null && !(await credentials.hasWorkspace(organizationId, workspaceId))) {
    throw notFound('workspace');
  }
  if (apiKeyId !== null && !(await credentials.hasLiveKey(organizationId, apiKeyId))) {
    throw notFound('live API key');
  }
}
