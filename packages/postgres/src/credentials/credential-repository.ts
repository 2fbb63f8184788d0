import {
  bindingOfBrought,
  type ConnectionSummary,
  type CredentialRepository,
  type CredentialUnderTest,
  KINDS_WITH_CREDENTIALS,
  type OrganizationCredential,
  type SealedSecret,
} from '@weir/domain/credentials';
import {
  type ApiKeyId,
  type ConnectionId,
  type CredentialId,
  type OrganizationId,
  type Page,
  type PageRequest,
  toPage,
  type UserId,
  type WorkspaceId,
} from '@weir/domain/kernel';
import type { ConnectionKind } from '@weir/domain/models';
import type { Kysely } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toConnection } from '../models/catalog-repository.ts';
import { isInService, type OwnerColumns, toCredentialOwner } from './credential-owner.ts';

/** Organizations' credentials in PostgreSQL. A trigger notifies every replica of a changed secret. */
export class PostgresCredentialRepository implements CredentialRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async listConnections({ limit, after }: PageRequest): Promise<Page<ConnectionSummary>> {
    let query = this.#offeredConnections();
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toSummary), limit, ({ id }) => id);
  }

  async findConnection(id: ConnectionId): Promise<ConnectionSummary | null> {
    const row = await runQuery(this.#offeredConnections().where('id', '=', id).executeTakeFirst());
    return row === undefined ? null : toSummary(row);
  }

  async count(organizationId: OrganizationId): Promise<number> {
    const { count } = await runQuery(
      this.#kysely
        .selectFrom('organization_credentials')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('organization_id', '=', organizationId)
        .executeTakeFirstOrThrow(),
    );
    return Number(count);
  }

  async hasWorkspace(organizationId: OrganizationId, id: WorkspaceId): Promise<boolean> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('workspaces')
        .select('id')
        .where('id', '=', id)
        .where('organization_id', '=', organizationId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst(),
    );
    return row !== undefined;
  }

  async hasLiveKey(organizationId: OrganizationId, id: ApiKeyId): Promise<boolean> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('api_keys')
        .innerJoin('workspaces', 'workspaces.id', 'api_keys.workspace_id')
        .select('api_keys.id')
        .where('api_keys.id', '=', id)
        .where('api_keys.mode', '=', 'live')
        .where('api_keys.revoked_at', 'is', null)
        .where('workspaces.organization_id', '=', organizationId)
        .where('workspaces.deleted_at', 'is', null)
        .forShare('api_keys')
        .executeTakeFirst(),
    );
    return row !== undefined;
  }

  async insert(credential: OrganizationCredential, { sealed, lastFour }: SealedSecret): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('organization_credentials')
        .values({
          id: credential.id,
          organization_id: credential.organizationId,
          workspace_id: credential.workspaceId,
          api_key_id: credential.apiKeyId,
          connection_id: credential.connection.id,
          credential_encrypted: Buffer.from(sealed),
          last_four: lastFour,
          created_by: credential.createdBy,
          created_at: credential.createdAt,
        })
        .execute(),
    );
  }

  async find(organizationId: OrganizationId, id: CredentialId): Promise<OrganizationCredential | null> {
    const row = await runQuery(
      this.#credentialsOf(organizationId).where('organization_credentials.id', '=', id).executeTakeFirst(),
    );
    return row === undefined ? null : toCredential(row);
  }

  async list(
    organizationId: OrganizationId,
    { limit, after }: PageRequest,
  ): Promise<Page<OrganizationCredential>> {
    let query = this.#credentialsOf(organizationId);
    if (after !== null) query = query.where('organization_credentials.id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('organization_credentials.id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toCredential), limit, ({ id }) => id);
  }

  async replaceSecret(
    organizationId: OrganizationId,
    id: CredentialId,
    { sealed, lastFour }: SealedSecret,
    at: Date,
  ): Promise<boolean> {
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable('organization_credentials')
        .set({
          credential_encrypted: Buffer.from(sealed),
          last_four: lastFour,
          rotated_at: at,
          test_started_at: null,
          tested_at: null,
          test_code: null,
        })
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    return numUpdatedRows > 0n;
  }

  async delete(organizationId: OrganizationId, id: CredentialId): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('organization_credentials')
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    return numDeletedRows > 0n;
  }

  async beginTest(
    organizationId: OrganizationId,
    id: CredentialId,
    at: Date,
    staleBefore: Date,
  ): Promise<CredentialUnderTest | null> {
    const row = await runQuery(
      this.#kysely
        .updateTable('organization_credentials')
        .from('connections')
        .set({ test_started_at: at })
        .whereRef('connections.id', '=', 'organization_credentials.connection_id')
        .where('connections.enabled', '=', true)
        .where('organization_credentials.organization_id', '=', organizationId)
        .where('organization_credentials.id', '=', id)
        .where((where) =>
          where.or([where('test_started_at', 'is', null), where('test_started_at', '<=', staleBefore)]),
        )
        .returning([
          'organization_credentials.organization_id',
          'organization_credentials.workspace_id',
          'organization_credentials.api_key_id',
          'organization_credentials.credential_encrypted as sealed',
        ])
        .returningAll('connections')
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    const connection = toConnection(row);
    const place = { ...toCredentialOwner(row), id, connectionId: connection.id };
    return { connection, credential: { sealed: row.sealed, binding: bindingOfBrought(place) } };
  }

  async endTest(
    organizationId: OrganizationId,
    id: CredentialId,
    startedAt: Date,
    testedAt: Date,
    testCode: string,
  ): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('organization_credentials')
        .set({ test_started_at: null, tested_at: testedAt, test_code: testCode })
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .where('test_started_at', '=', startedAt)
        .execute(),
    );
  }

  #offeredConnections() {
    return this.#kysely
      .selectFrom('connections')
      .select(['id', 'name', 'kind'])
      .where('enabled', '=', true)
      .where('kind', 'in', KINDS_WITH_CREDENTIALS);
  }

  #credentialsOf(organizationId: OrganizationId) {
    return this.#kysely
      .selectFrom('organization_credentials')
      .innerJoin('connections', 'connections.id', 'organization_credentials.connection_id')
      .select([
        'organization_credentials.id',
        'organization_credentials.organization_id',
        'organization_credentials.workspace_id',
        'organization_credentials.api_key_id',
        'organization_credentials.connection_id',
        'connections.name',
        'connections.kind',
        'organization_credentials.last_four',
        'organization_credentials.created_by',
        'organization_credentials.created_at',
        'organization_credentials.rotated_at',
        'organization_credentials.tested_at',
        'organization_credentials.test_code',
      ])
      .where('organization_credentials.organization_id', '=', organizationId)
      .where(isInService);
  }
}

function toSummary(row: { id: string; name: string; kind: string }): ConnectionSummary {
  return { id: row.id as ConnectionId, name: row.name, kind: row.kind as ConnectionKind };
}

function toCredential(
  row: OwnerColumns & {
    id: string;
    connection_id: string;
    name: string;
    kind: string;
    last_four: string;
    created_by: string | null;
    created_at: Date;
    rotated_at: Date | null;
    tested_at: Date | null;
    test_code: string | null;
  },
): OrganizationCredential {
  return {
    id: row.id as CredentialId,
    ...toCredentialOwner(row),
    connection: toSummary({ id: row.connection_id, name: row.name, kind: row.kind }),
    lastFour: row.last_four,
    createdBy: row.created_by as UserId | null,
    createdAt: row.created_at,
    rotatedAt: row.rotated_at,
    testedAt: row.tested_at,
    testCode: row.test_code,
  };
}
