import { type ConnectionId, type Page, type PageRequest, toPage } from '@weir/domain/kernel';
import type {
  ConnectionBreaker,
  ConnectionManager,
  ConnectionRepository,
  ManagedConnection,
  StoredConnection,
} from '@weir/domain/models';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toConnection } from './catalog-repository.ts';
import { toStoredColumns } from './save-connection.ts';

/** The connections of the catalog, retired ones included, in PostgreSQL. Never reads a credential. */
export class PostgresConnectionRepository implements ConnectionRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async list(): Promise<readonly ManagedConnection[]> {
    const rows = await runQuery(this.#select().orderBy('name').execute());
    return rows.map(toManaged);
  }

  async page({ limit, after }: PageRequest): Promise<Page<ManagedConnection>> {
    let query = this.#select();
    if (after !== null) query = query.where('connections.id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('connections.id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toManaged), limit, ({ id }) => id);
  }

  async find(id: ConnectionId): Promise<ManagedConnection | null> {
    const row = await runQuery(this.#select().where('connections.id', '=', id).executeTakeFirst());
    return row === undefined ? null : toManaged(row);
  }

  async findForUpdate(id: ConnectionId): Promise<ManagedConnection | null> {
    const row = await runQuery(
      this.#select().where('connections.id', '=', id).forUpdate('connections').executeTakeFirst(),
    );
    return row === undefined ? null : toManaged(row);
  }

  async insert(connection: StoredConnection): Promise<void> {
    const { id } = connection;
    await runQuery(
      this.#kysely
        .insertInto('connections')
        .values({ id, ...toColumns(connection) })
        .execute(),
    );
  }

  async update(connection: StoredConnection): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('connections')
        .set(toColumns(connection))
        .where('id', '=', connection.id)
        .execute(),
    );
  }

  async setBreaker(
    id: ConnectionId,
    { to, at, reason }: NonNullable<ConnectionBreaker['set']>,
  ): Promise<ManagedConnection | null> {
    await runQuery(
      this.#kysely
        .updateTable('connections')
        .set({ breaker_set_to: to, breaker_set_at: at, breaker_set_reason: reason })
        .where('id', '=', id)
        .execute(),
    );
    return this.find(id);
  }

  async delete(id: ConnectionId): Promise<boolean> {
    const deleted = await runQuery(
      this.#kysely.deleteFrom('connections').where('id', '=', id).executeTakeFirst(),
    );
    return deleted.numDeletedRows > 0n;
  }

  #select() {
    return this.#kysely
      .selectFrom('connections')
      .select(({ eb, selectFrom }) => [
        'id',
        'name',
        'kind',
        'base_url',
        'managed_by',
        'enabled',
        'guarded',
        'connect_timeout_ms',
        'first_byte_timeout_ms',
        'idle_timeout_ms',
        'total_timeout_ms',
        'stream_options',
        'continuous_usage',
        'preset',
        'apis',
        'credential_header',
        'adds_models',
        'breaker_failures',
        'breaker_window_ms',
        'breaker_open_ms',
        'breaker_set_to',
        'breaker_set_at',
        'breaker_set_reason',
        'credential_from',
        'free',
        'tags',
        eb('credential_encrypted', 'is not', null).as('has_credential'),
        selectFrom('deployments')
          .whereRef('deployments.connection_id', '=', 'connections.id')
          .where('missing_since', 'is', null)
          .select(sql<number>`count(distinct model_id)::int`.as('count'))
          .as('models'),
        selectFrom('organization_credentials')
          .whereRef('organization_credentials.connection_id', '=', 'connections.id')
          .select(sql<number>`count(*)::int`.as('count'))
          .as('brought'),
      ]);
  }
}

type Row = Parameters<typeof toConnection>[0] & {
  readonly managed_by: string;
  readonly enabled: boolean;
  readonly tags: string[];
  readonly has_credential: unknown;
  readonly models: number | null;
  readonly brought: number | null;
};

function toManaged(row: Row): ManagedConnection {
  return {
    ...toConnection(row),
    managedBy: row.managed_by as ConnectionManager,
    hasCredential: Boolean(row.has_credential),
    enabled: row.enabled,
    tags: row.tags,
    models: row.models ?? 0,
    broughtCredentials: row.brought ?? 0,
  };
}

function toColumns(connection: StoredConnection) {
  const { sealedCredential } = connection;
  return {
    ...toStoredColumns(connection),
    name: connection.name,
    breaker_failures: connection.breaker.failures,
    breaker_window_ms: connection.breaker.windowMs,
    breaker_open_ms: connection.breaker.openMs,
    credential_from: connection.credentialFrom,
    free: connection.free,
    enabled: connection.enabled,
    ...(sealedCredential !== undefined && {
      credential_encrypted: sealedCredential === null ? null : Buffer.from(sealedCredential),
    }),
  };
}
