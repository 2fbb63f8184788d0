import type { ConnectionId, CredentialId, OrganizationId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Connection } from '../models/model.ts';
import type { ConnectionSummary, OrganizationCredential } from './organization-credential.ts';

/** A secret as it is stored, with its end in clear. */
export interface SealedSecret {
  readonly sealed: Uint8Array;
  readonly lastFour: string;
}

/** What a test works with: the connection as it is now, without its own credential, and the sealed secret. */
export interface CredentialUnderTest {
  readonly connection: Omit<Connection, 'credential'>;
  readonly sealed: Uint8Array;
}

export interface CredentialRepository {
  /** Enabled connections that take credentials, newest first. */
  listConnections(page: PageRequest): Promise<Page<ConnectionSummary>>;
  /** Null also for one that is disabled or takes no credentials. */
  findConnection(id: ConnectionId): Promise<ConnectionSummary | null>;
  /** Throws DomainError `conflict` when the organization has one for the connection already. */
  insert(credential: OrganizationCredential, secret: SealedSecret): Promise<void>;
  find(organizationId: OrganizationId, id: CredentialId): Promise<OrganizationCredential | null>;
  list(organizationId: OrganizationId, page: PageRequest): Promise<Page<OrganizationCredential>>;
  /** Replaces the secret and forgets tests of the last one, also one under way. False when there is no such credential. */
  replaceSecret(
    organizationId: OrganizationId,
    id: CredentialId,
    secret: SealedSecret,
    at: Date,
  ): Promise<boolean>;
  /** False when there is none to delete. */
  delete(organizationId: OrganizationId, id: CredentialId): Promise<boolean>;
  /**
   * Marks a test as begun at `at`. Null when another began after `staleBefore` and has not ended, or when the connection
   * is disabled: of many calls at once one gets the secret.
   */
  beginTest(
    organizationId: OrganizationId,
    id: CredentialId,
    at: Date,
    staleBefore: Date,
  ): Promise<CredentialUnderTest | null>;
  /** Keeps what the test begun at `startedAt` came to, unless the secret was replaced since. */
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
