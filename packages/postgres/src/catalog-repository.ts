import type { ConnectionId, DeploymentId, ModelId, SecretCipher } from '@weir/domain/kernel';
import type {
  CatalogRepository,
  CatalogRows,
  Connection,
  ConnectionKind,
  Deployment,
  Model,
} from '@weir/domain/models';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Connections, Deployments, Models } from './database-types.ts';
import { replaceDiscovered } from './replace-discovered.ts';
import { runQuery } from './run-query.ts';
import { saveConnection } from './save-connection.ts';

/** The catalog in PostgreSQL. Every change is told to all replicas by a trigger. */
export class PostgresCatalogRepository implements CatalogRepository {
  readonly #database: Database;
  readonly #cipher: SecretCipher;

  constructor(database: Database, cipher: SecretCipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  async load(signal?: AbortSignal): Promise<CatalogRows> {
    const rows = await runQuery(this.#readSnapshot(), signal);
    return {
      models: rows.models.map(toModel),
      aliases: rows.aliases.map((row) => ({ name: row.name, modelId: row.model_id as ModelId })),
      connections: rows.connections.map((row) => this.#toConnection(row)),
      deployments: rows.deployments.map(toDeployment),
    };
  }

  saveConnection(connection: Connection): Promise<ConnectionId> {
    return runQuery(saveConnection(this.#database.kysely, this.#cipher, connection));
  }

  replaceDiscovered(
    connectionId: ConnectionId,
    discovered: readonly Model[],
    deployments: readonly Deployment[],
  ): Promise<void> {
    return runQuery(replaceDiscovered(this.#database.kysely, connectionId, discovered, deployments));
  }

  #readSnapshot() {
    return this.#database.kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        const enabledModels = transaction.selectFrom('models').select('id').where('enabled', '=', true);
        const enabledConnections = transaction
          .selectFrom('connections')
          .select('id')
          .where('enabled', '=', true);
        return {
          models: await transaction
            .selectFrom('models')
            .selectAll()
            .where('enabled', '=', true)
            .orderBy('name')
            .execute(),
          aliases: await transaction
            .selectFrom('model_aliases')
            .select(['name', 'model_id'])
            .where('model_id', 'in', enabledModels)
            .orderBy('name')
            .execute(),
          connections: await transaction
            .selectFrom('connections')
            .selectAll()
            .where('enabled', '=', true)
            .orderBy('name')
            .execute(),
          deployments: await transaction
            .selectFrom('deployments')
            .selectAll()
            .where('enabled', '=', true)
            .where('model_id', 'in', enabledModels)
            .where('connection_id', 'in', enabledConnections)
            .orderBy('id')
            .execute(),
        };
      });
  }

  #toConnection(row: Selectable<Connections>): Connection {
    const id = row.id as ConnectionId;
    return {
      id,
      name: row.name,
      kind: row.kind as ConnectionKind,
      baseUrl: row.base_url,
      credential:
        row.credential_encrypted === null
          ? null
          : this.#cipher.decrypt(row.credential_encrypted, 'provider-credential', id),
      timeouts: {
        connectMs: row.connect_timeout_ms,
        firstByteMs: row.first_byte_timeout_ms,
        idleMs: row.idle_timeout_ms,
        totalMs: row.total_timeout_ms,
      },
      continuousUsage: row.continuous_usage,
    };
  }
}

function toModel(row: Selectable<Models>): Model {
  return {
    id: row.id as ModelId,
    name: row.name,
    ownedBy: row.owned_by,
    contextLength: row.context_length,
    prices: {
      inputNanoUsdPerMillion: row.input_nano_usd_per_million,
      cachedInputNanoUsdPerMillion: row.cached_input_nano_usd_per_million,
      cacheWriteNanoUsdPerMillion: row.cache_write_nano_usd_per_million,
      outputNanoUsdPerMillion: row.output_nano_usd_per_million,
    },
    createdAt: row.created_at,
  };
}

function toDeployment(row: Selectable<Deployments>): Deployment {
  return {
    id: row.id as DeploymentId,
    modelId: row.model_id as ModelId,
    connectionId: row.connection_id as ConnectionId,
    upstreamName: row.upstream_name,
    tier: row.tier,
    weight: row.weight,
  };
}
