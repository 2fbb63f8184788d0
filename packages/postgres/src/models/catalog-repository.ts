import { bindingOfBrought, bindingOfConnection } from '@weir/domain/credentials';
import type {
  ConnectionId,
  CredentialCipher,
  CredentialId,
  DeploymentId,
  ModelId,
  SealedCredential,
  SecretCipher,
} from '@weir/domain/kernel';
import {
  type BroughtCredential,
  type CatalogConnection,
  type CatalogRepository,
  type CatalogRows,
  type Connection,
  type ConnectionBreaker,
  type ConnectionKind,
  type ConnectionManager,
  type Deployment,
  type DiscoveredHost,
  type DiscoveryOutcome,
  type Model,
  type ModelCapability,
  NO_PRICES,
  withSealedCredential,
} from '@weir/domain/models';
import type { RoutingStrategy, Stickiness } from '@weir/domain/routing';
import type { Kysely, Selectable } from 'kysely';
import { isInService, toCredentialOwner } from '../credentials/credential-owner.ts';
import type { Database } from '../database/database.ts';
import type {
  Connections,
  DB,
  Deployments,
  Models,
  OrganizationCredentials,
} from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { type PricesOfModel, readCurrentPrices } from './price-lists.ts';
import { recordDiscovery } from './record-discovery.ts';
import { replaceDiscovered } from './replace-discovered.ts';
import { replaceHosts } from './replace-hosts.ts';
import { retireConfigured } from './retire-connections.ts';
import { saveConnection } from './save-connection.ts';

/** The catalog in PostgreSQL. A trigger notifies all replicas of every change. */
export class PostgresCatalogRepository implements CatalogRepository {
  readonly #database: Database;
  readonly #cipher: SecretCipher;
  readonly #credentialCipher: CredentialCipher;

  /**
   * @param cipher for credentials that the environment gives anew at each start, and those of hosts that are discovered
   * @param credentialCipher for all others
   */
  constructor(database: Database, cipher: SecretCipher, credentialCipher: CredentialCipher) {
    this.#database = database;
    this.#cipher = cipher;
    this.#credentialCipher = credentialCipher;
  }

  async load(signal?: AbortSignal): Promise<CatalogRows> {
    const rows = await runQuery(this.#readSnapshot(), signal);
    return {
      models: rows.models.map((row) =>
        toModel(row, rows.prices.get(row.id as ModelId), rows.settings.require_subscriptions),
      ),
      refusesUnpriced: rows.settings.refuse_unpriced_models,
      aliases: rows.aliases.map((row) => ({ name: row.name, modelId: row.model_id as ModelId })),
      connections: rows.connections.map((row) => this.#toConnection(row)),
      deployments: rows.deployments.map(toDeployment),
      credentials: rows.credentials.map((row) => this.#toBroughtCredential(row)),
    };
  }

  saveConnection(connection: Connection, managedBy: ConnectionManager = 'operator'): Promise<ConnectionId> {
    return runQuery(saveConnection(this.#database.kysely, this.#cipher, connection, managedBy));
  }

  async retireConfigured(exceptName: string | null): Promise<void> {
    await runQuery(retireConfigured(this.#database.kysely, exceptName));
  }

  replaceDiscovered(
    connectionId: ConnectionId,
    discovered: readonly Model[],
    deployments: readonly Deployment[],
  ): Promise<void> {
    return runQuery(replaceDiscovered(this.#database.kysely, connectionId, discovered, deployments));
  }

  replaceHosts(
    hosts: readonly DiscoveredHost[],
    models: readonly Model[],
  ): Promise<{ added: number; gone: number }> {
    return runQuery(replaceHosts(this.#database.kysely, this.#cipher, hosts, models));
  }

  recordDiscovery(source: ConnectionId | null, outcome: DiscoveryOutcome): Promise<void> {
    return runQuery(recordDiscovery(this.#database.kysely, source, outcome));
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
          settings: await readModelSettings(transaction),
          prices: await readCurrentPrices(transaction),
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
            .where('missing_since', 'is', null)
            .where('model_id', 'in', enabledModels)
            .where('connection_id', 'in', enabledConnections)
            .orderBy('id')
            .execute(),
          credentials: await transaction
            .selectFrom('organization_credentials')
            .select([
              'id',
              'organization_id',
              'workspace_id',
              'api_key_id',
              'connection_id',
              'credential_encrypted',
            ])
            .where('connection_id', 'in', enabledConnections)
            .where(
              'organization_id',
              'in',
              transaction.selectFrom('organizations').select('id').where('deleted_at', 'is', null),
            )
            .where(isInService)
            .orderBy('id')
            .execute(),
        };
      });
  }

  #toBroughtCredential(row: BroughtCredentialRow): BroughtCredential {
    const owner = toCredentialOwner(row);
    const id = row.id as CredentialId;
    const connectionId = row.connection_id as ConnectionId;
    const binding = bindingOfBrought({ ...owner, id, connectionId });
    return {
      id,
      ownerId: owner.apiKeyId ?? owner.workspaceId ?? owner.organizationId,
      connectionId,
      credential: this.#ifReadable({ sealed: row.credential_encrypted, binding }),
    };
  }

  /** One organization's unreadable secret must not stop the catalog for all others. */
  #ifReadable(credential: SealedCredential): SealedCredential | null {
    if (this.#credentialCipher.needsKeyService(credential.sealed)) return credential;
    try {
      this.#credentialCipher.open(credential);
      return credential;
    } catch {
      return null;
    }
  }

  #toConnection(row: Selectable<Connections>): CatalogConnection {
    const connection = toConnection(row);
    const sealed = row.credential_encrypted;
    if (sealed === null) return { ...connection, credential: null };
    if (this.#credentialCipher.needsKeyService(sealed)) {
      return withSealedCredential(connection, { sealed, binding: bindingOfConnection(connection.id) });
    }
    return { ...connection, credential: this.#cipher.decrypt(sealed, 'provider-credential', connection.id) };
  }
}

/** The settings of the platform for all models. */
export function readModelSettings(kysely: Kysely<DB>) {
  return kysely
    .selectFrom('platform_settings')
    .select(['require_subscriptions', 'refuse_unpriced_models'])
    .executeTakeFirstOrThrow();
}

/** Without its credential. */
export function toConnection(
  row: Omit<
    Selectable<Connections>,
    'credential_encrypted' | 'managed_by' | 'enabled' | 'created_at' | 'tags'
  >,
): Omit<Connection, 'credential'> {
  return {
    id: row.id as ConnectionId,
    name: row.name,
    kind: row.kind as ConnectionKind,
    preset: row.preset,
    apis: row.apis as Connection['apis'],
    credentialHeader: row.credential_header as Connection['credentialHeader'],
    addsModels: row.adds_models,
    baseUrl: row.base_url,
    timeouts: {
      connectMs: row.connect_timeout_ms,
      firstByteMs: row.first_byte_timeout_ms,
      idleMs: row.idle_timeout_ms,
      totalMs: row.total_timeout_ms,
    },
    streamOptions: row.stream_options,
    continuousUsage: row.continuous_usage,
    guarded: row.guarded,
    credentialFrom: row.credential_from as Connection['credentialFrom'],
    free: row.free,
    breaker: {
      failures: row.breaker_failures,
      windowMs: row.breaker_window_ms,
      openMs: row.breaker_open_ms,
      set: toSet(row),
    },
  };
}

function toSet({
  breaker_set_to: to,
  breaker_set_at: at,
  breaker_set_reason: reason,
}: Pick<
  Selectable<Connections>,
  'breaker_set_to' | 'breaker_set_at' | 'breaker_set_reason'
>): ConnectionBreaker['set'] {
  return to === null || at === null ? null : { to: to as 'open' | 'closed', at, reason };
}

type BroughtCredentialRow = Pick<
  Selectable<OrganizationCredentials>,
  'id' | 'organization_id' | 'workspace_id' | 'api_key_id' | 'connection_id' | 'credential_encrypted'
>;

export function toModel(
  row: Selectable<Models>,
  prices: PricesOfModel | undefined,
  requiresSubscriptions: boolean,
): Model {
  return {
    id: row.id as ModelId,
    name: row.name,
    ownedBy: row.owned_by,
    contextLength: row.context_length,
    maxOutputTokens: row.max_output_tokens,
    capabilities: row.capabilities as ModelCapability[],
    dropParams: row.drop_params,
    lifecycle: { deprecatedAt: row.deprecated_at, retiresAt: row.retires_at },
    restricted: row.restricted,
    requiresSubscription: row.restricted || requiresSubscriptions,
    free: row.free,
    routing: {
      strategy: row.routing_strategy as RoutingStrategy,
      stickiness: row.stickiness as Stickiness,
      maxAttempts: row.max_attempts,
      retryTimeMs: row.retry_time_ms,
      hedgeAfterMs: row.hedge_after_ms,
    },
    prices: prices?.current?.prices ?? NO_PRICES,
    laterPrices: prices?.later.map((later) => later.prices) ?? [],
    createdAt: row.created_at,
  };
}

export function toDeployment(row: Selectable<Deployments>): Deployment {
  return {
    id: row.id as DeploymentId,
    modelId: row.model_id as ModelId,
    connectionId: row.connection_id as ConnectionId,
    upstreamName: row.upstream_name,
    tier: row.tier,
    weight: row.weight,
    maxParallel: row.max_parallel,
    contextLength: row.context_length,
  };
}
