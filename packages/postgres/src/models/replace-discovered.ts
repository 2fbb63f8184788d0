import type { ConnectionId } from '@weir/domain/kernel';
import type { Deployment, Model } from '@weir/domain/models';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../database/database-types.ts';

/**
 * Makes the connection serve exactly the discovered models, in one transaction. A model whose name exists keeps its id, and
 * its deployments are stored under that id. Writes nothing when nothing is new.
 *
 * Rows are sent as JSON: as parameters, about seven thousand models would exceed a statement's limit.
 */
export function replaceDiscovered(
  kysely: Kysely<DB>,
  connectionId: ConnectionId,
  discovered: readonly Model[],
  deployments: readonly Deployment[],
): Promise<void> {
  return kysely.transaction().execute(async (transaction) => {
    // Two replicas may discover at once: they take turns, since connections share models.
    await sql`select pg_advisory_xact_lock(hashtext('weir.discovery'))`.execute(transaction);
    const storedIds = await saveModels(transaction, discovered);
    const rows = deployments.map((deployment) => ({
      id: deployment.id,
      model_id: storedIds.get(deployment.modelId) ?? deployment.modelId,
      upstream_name: deployment.upstreamName,
      tier: deployment.tier,
      weight: deployment.weight,
    }));
    await replaceDeployments(transaction, connectionId, JSON.stringify(rows));
  });
}

/**
 * Known values of a model stay, whatever the upstream says now.
 *
 * @returns a map from the ids of discovered models to the stored ids of the same names
 */
async function saveModels(
  transaction: Transaction<DB>,
  discovered: readonly Model[],
): Promise<ReadonlyMap<string, string>> {
  const firstOfName = [...new Map(discovered.toReversed().map((model) => [model.name, model])).values()];
  const rows = JSON.stringify(firstOfName.map(toRow));
  await sql`
    insert into models (id, name, owned_by, context_length, input_nano_usd_per_million,
      cached_input_nano_usd_per_million, cache_write_nano_usd_per_million, output_nano_usd_per_million,
      request_nano_usd, created_at)
    select id, name, owned_by, context_length, input_price, cached_input_price, cache_write_price, output_price,
      request_price, created_at
    from json_to_recordset(${rows}::text::json) as discovered (
      id uuid, name text, owned_by text, context_length integer, input_price bigint, cached_input_price bigint,
      cache_write_price bigint, output_price bigint, request_price bigint, created_at timestamptz
    )
    on conflict (name) do update set
      context_length = coalesce(models.context_length, excluded.context_length),
      input_nano_usd_per_million =
        coalesce(models.input_nano_usd_per_million, excluded.input_nano_usd_per_million),
      cached_input_nano_usd_per_million =
        coalesce(models.cached_input_nano_usd_per_million, excluded.cached_input_nano_usd_per_million),
      cache_write_nano_usd_per_million =
        coalesce(models.cache_write_nano_usd_per_million, excluded.cache_write_nano_usd_per_million),
      output_nano_usd_per_million =
        coalesce(models.output_nano_usd_per_million, excluded.output_nano_usd_per_million),
      request_nano_usd = coalesce(models.request_nano_usd, excluded.request_nano_usd)
    where (models.context_length is null and excluded.context_length is not null)
      or (models.input_nano_usd_per_million is null and excluded.input_nano_usd_per_million is not null)
      or (models.cached_input_nano_usd_per_million is null and excluded.cached_input_nano_usd_per_million is not null)
      or (models.cache_write_nano_usd_per_million is null and excluded.cache_write_nano_usd_per_million is not null)
      or (models.output_nano_usd_per_million is null and excluded.output_nano_usd_per_million is not null)
      or (models.request_nano_usd is null and excluded.request_nano_usd is not null)
  `.execute(transaction);
  const stored = await transaction
    .selectFrom('models')
    .select(['id', 'name'])
    .where(sql<boolean>`name = any(${firstOfName.map((model) => model.name)}::text[])`)
    .execute();
  const idsByName = new Map(stored.map((row) => [row.name, row.id]));
  return new Map(discovered.map((model) => [model.id, idsByName.get(model.name) ?? model.id]));
}

function toRow(model: Model) {
  return {
    id: model.id,
    name: model.name,
    owned_by: model.ownedBy,
    context_length: model.contextLength,
    // As text: JSON has no bigint, and a JSON number would be rounded.
    input_price: model.prices.inputNanoUsdPerMillion?.toString(),
    cached_input_price: model.prices.cachedInputNanoUsdPerMillion?.toString(),
    cache_write_price: model.prices.cacheWriteNanoUsdPerMillion?.toString(),
    output_price: model.prices.outputNanoUsdPerMillion?.toString(),
    request_price: model.prices.requestNanoUsd?.toString(),
    created_at: model.createdAt,
  };
}

async function replaceDeployments(
  transaction: Transaction<DB>,
  connectionId: ConnectionId,
  rows: string,
): Promise<void> {
  const wanted = sql`json_to_recordset(${rows}::text::json) as wanted (
    id uuid, model_id uuid, upstream_name text, tier integer, weight integer
  )`;
  await sql`
    delete from deployments
    where connection_id = ${connectionId}
      and (model_id, upstream_name) not in (select model_id, upstream_name from ${wanted})
  `.execute(transaction);
  await sql`
    insert into deployments (id, model_id, connection_id, upstream_name, tier, weight)
    select id, model_id, ${connectionId}::uuid, upstream_name, tier, weight from ${wanted}
    on conflict (model_id, connection_id, upstream_name) do nothing
  `.execute(transaction);
}
