import type { SealedCredential } from '../kernel/credential-cipher.ts';
import type { ApiKeyId, ConnectionId, CredentialId, OrganizationId, WorkspaceId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Connection } from '../models/model.ts';
import type { ConnectionSummary, OrganizationCredential } from './organization-credential.ts';

/** A secret as it is stored, with its last characters in clear. */
export interface SealedSecret {
  readonly sealed: Uint8Array;
  readonly lastFour: string;
}

/** The input of a test: the current connection without its own credential, and the one to test. */
export interface CredentialUnderTest {
  readonly connection: Omit<Connection, 'credential'>;
  readonly credential: SealedCredential;
}

export interface CredentialRepository {
  /** Enabled connections that take credentials, newest first. */
  listConnections(page: PageRequest): Promise<Page<ConnectionSummary>>;
  /** Null also when it is disabled or takes no credentials. */
  findConnection(id: ConnectionId): Promise<ConnectionSummary | null>;
  /** Also those of deleted workspaces. */
  count(organizationId: OrganizationId): Promise<number>;
  /** Whether the organization has the workspace. Deleted ones do not count. */
  hasWorkspace(organizationId: OrganizationId, id: WorkspaceId): Promise<boolean>;
  /** Whether the organization has the key, live and not revoked. Until the end of the transaction nobody revokes it. */
  hasLiveKey(organizationId: OrganizationId, id: ApiKeyId): Promise<boolean>;
  /** Throws DomainError `conflict` when the owner already has one for the connection. */
  insert(credential: OrganizationCredential, secret: SealedSecret): Promise<void>;
  find(organizationId: OrganizationId, id: CredentialId): Promise<OrganizationCredential | null>;
  list(organizationId: OrganizationId, page: PageRequest): Promise<Page<OrganizationCredential>>;
  /** Replaces the secret and forgets all tests of the old one, also a running one. False when there is no such credential. */
  replaceSecret(
    organizationId: OrganizationId,
    id: CredentialId,
    secret: SealedSecret,
    at: Date,
  ): Promise<boolean>;
  /** False when there is none to delete. */
  delete(organizationId: OrganizationId, id: CredentialId): Promise<boolean>;
  /**
   * Marks a test as begun at `at`. Null when another one began after `staleBefore` and is still running, or when the
   * connection is disabled: of concurrent calls one gets the secret.
   */
  beginTest(
    organizationId: OrganizationId,
    id: CredentialId,
    at: Date,
    staleBefore: Date,
  ): Promise<CredentialUnderTest | null>;
  /** Stores the result of the test begun at `startedAt`, unless the secret was replaced since. */
  endTest(
    organizationId: OrganizationId,
    id: CredentialId,
    startedAt: Date,
    testedAt: Date,
    testCode: string,
  ): Promise<void>;
}

/** The storage of provider credentials, within a unit of work. */
export interface CredentialRepositories {
  readonly credentials: CredentialRepository;
}
