import type { ConnectionId, DeploymentId, ModelId } from '@weir/domain/kernel';
import {
  type DiscoveryRepository,
  type DiscoveryState,
  type ModelPrices,
  type ServedModelOfConnection,
  type StatedPrices,
  UNKNOWN_PRICES,
  type UpstreamModel,
} from '@weir/domain/models';
import type { Kysely } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { readCurrentPrices } from './price-lists.ts';

const MAX_STATED = 100;

/** What was noted of discovery, in PostgreSQL. */
export class PostgresDiscoveryRepository implements DiscoveryRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async states(): Promise<readonly DiscoveryState[]> {
    const rows = await runQuery(this.#kysely.selectFrom('discovery_states').selectAll().execute());
    return rows.map((row) => ({
      connectionId: row.connection_id as ConnectionId | null,
      askedAt: row.asked_at,
      succeededAt: row.succeeded_at,
      failedAt: row.failed_at,
      errorCode: row.error_code,
      failingSince: row.failing_since,
      count: row.count,
    }));
  }

  async listed(connectionId: ConnectionId): Promise<readonly UpstreamModel[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('listed_models')
        .select(['name', 'context_length', 'max_output_tokens', 'prices'])
        .where('connection_id', '=', connectionId)
        .orderBy('name')
        .execute(),
    );
    return rows.map((row) => ({
      name: row.name,
      contextLength: row.context_length,
      maxOutputTokens: row.max_output_tokens,
      prices: toPrices(row.prices),
    }));
  }

  async served(connectionId: ConnectionId): Promise<readonly ServedModelOfConnection[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('deployments')
        .innerJoin('models', 'models.id', 'deployments.model_id')
        .select([
          'deployments.id',
          'deployments.upstream_name',
          'deployments.missing_since',
          'deployments.model_id',
          'models.context_length',
          'models.max_output_tokens',
        ])
        .where('deployments.connection_id', '=', connectionId)
        .orderBy('deployments.upstream_name')
        .execute(),
    );
    const ids = rows.map(({ model_id }) => model_id as ModelId);
    const prices = await runQuery(readCurrentPrices(this.#kysely, ids));
    return rows.map((row) => ({
      deploymentId: row.id as DeploymentId,
      upstreamName: row.upstream_name,
      missingSince: row.missing_since,
      modelId: row.model_id as ModelId,
      contextLength: row.context_length,
      maxOutputTokens: row.max_output_tokens,
      prices: prices.get(row.model_id as ModelId)?.current?.prices ?? UNKNOWN_PRICES,
    }));
  }

  async pricesStated(modelId: ModelId): Promise<readonly StatedPrices[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('deployments')
        .innerJoin('connections', 'connections.id', 'deployments.connection_id')
        .innerJoin('listed_models', (join) =>
          join
            .onRef('listed_models.connection_id', '=', 'deployments.connection_id')
            .onRef('listed_models.name', '=', 'deployments.upstream_name'),
        )
        .select(['connections.name as connection', 'listed_models.name', 'listed_models.prices'])
        .where('deployments.model_id', '=', modelId)
        .where('listed_models.prices', 'is not', null)
        .orderBy('connections.name')
        .limit(MAX_STATED)
        .execute(),
    );
    return rows.map((row) => ({
      connection: row.connection,
      upstreamName: row.name,
      prices: toPrices(row.prices) ?? UNKNOWN_PRICES,
    }));
  }
}

/** Kinds that a later version no longer knows are passed over. */
function toPrices(stored: unknown): ModelPrices | null {
  if (stored === null) return null;
  const known = Object.entries(stored as Readonly<Record<string, string>>).filter(([kind]) =>
    Object.hasOwn(UNKNOWN_PRICES, kind),
  );
  return {
    ...UNKNOWN_PRICES,
    ...Object.fromEntries(known.map(([kind, price]) => [kind, BigInt(price)])),
  };
}
