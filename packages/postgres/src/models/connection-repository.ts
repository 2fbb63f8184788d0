import type { ConnectionId } from '@weir/domain/kernel';
import type {
  ConnectionKind,
  ConnectionManager,
  ConnectionRepository,
  ManagedConnection,
} from '@weir/domain/models';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** The connections of the catalog, retired ones included, in PostgreSQL. Never reads a credential. */
export class PostgresConnectionRepository implements ConnectionRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async list(): Promise<readonly ManagedConnection[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('connections')
        .select(({ eb, selectFrom }) => [
          'id',
          'name',
          'kind',
          'base_url',
          'managed_by',
          'enabled',
          eb('credential_encrypted', 'is not', null).as('has_credential'),
          selectFrom('deployments')
            .whereRef('deployments.connection_id', '=', 'connections.id')
            .select(sql<number>`count(distinct model_id)::int`.as('count'))
            .as('models'),
          selectFrom('organization_credentials')
            .whereRef('organization_credentials.connection_id', '=', 'connections.id')
            .select(sql<number>`count(*)::int`.as('count'))
            .as('brought'),
        ])
        .orderBy('name')
        .execute(),
    );
    return rows.map((row) => ({
      id: row.id as ConnectionId,
      name: row.name,
      kind: row.kind as ConnectionKind,
      baseUrl: row.base_url,
      managedBy: row.managed_by as ConnectionManager,
      hasCredential: Boolean(row.has_credential),
      enabled: row.enabled,
      models: row.models ?? 0,
      broughtCredentials: row.brought ?? 0,
    }));
  }

  async delete(id: ConnectionId): Promise<boolean> {
    const deleted = await runQuery(
      this.#kysely.deleteFrom('connections').where('id', '=', id).executeTakeFirst(),
    );
    return deleted.numDeletedRows > 0n;
  }
}
