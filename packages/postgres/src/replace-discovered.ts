import type { ConnectionId } from '@weir/domain/kernel';
import type { Deployment, Model } from '@weir/domain/models';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from './database-types.ts';

/**
 * Makes the connection serve exactly the discovered models, in one transaction. A model of a name that is there
 * already keeps its id; deployments of the discovered one are stored under that id. Writes nothing where nothing is new.
 */
export function replaceDiscovered(
  kysely: Kysely<DB>,
  connectionId: ConnectionId,
  discovered: readonly Model[],
  deployments: readonly Deployment[],
): Promise<void> {
  return kysely.transaction().execute(async (transaction) => {
    // Two replicas discover at once: one after the other, since models are shared between connections.
    await sql`select pg_advisory_xact_lock(hashtext('weir.discovery'))`.execute(transaction);
    const storedIds = await saveModels(transaction, discovered);
    const wanted = deployments.map((deployment) => ({
      ...deployment,
      modelId: storedIds.get(deployment.modelId) ?? deployment.modelId,
    }));
    await removeUnlisted(transaction, connectionId, wanted);
    if (wanted.length === 0) return;
    await transaction
      .insertInto('deployments')
      .values(
        wanted.map((deployment) => ({
          id: deployment.id,
          model_id: deployment.modelId,
          connection_id: connectionId,
          upstream_name: deployment.upstreamName,
          tier: deployment.tier,
          weight: deployment.weight,
        })),
      )
      .onConflict((conflict) => conflict.columns(['model_id', 'connection_id', 'upstream_name']).doNothing())
      .execute();
  });
}

/** From the ids of the discovered models to the ids under which models of their names are stored. */
async function saveModels(
  transaction: Transaction<DB>,
  discovered: readonly Model[],
): Promise<ReadonlyMap<string, string>> {
  if (discovered.length === 0) return new Map();
  const firstOfName = [...new Map(discovered.toReversed().map((model) => [model.name, model])).values()];
  await transaction
    .insertInto('models')
    .values(
      firstOfName.map((model) => ({
        id: model.id,
        name: model.name,
        owned_by: model.ownedBy,
        context_length: model.contextLength,
        input_nano_usd_per_million: model.prices.inputNanoUsdPerMillion,
        cached_input_nano_usd_per_million: model.prices.cachedInputNanoUsdPerMillion,
        cache_write_nano_usd_per_million: model.prices.cacheWriteNanoUsdPerMillion,
        output_nano_usd_per_million: model.prices.outputNanoUsdPerMillion,
        created_at: model.createdAt,
      })),
    )
    .onConflict((conflict) => conflict.column('name').doUpdateSet(fillUnknown).where(addsSomething))
    .execute();
  const stored = await transaction
    .selectFrom('models')
    .select(['id', 'name'])
    .where(
      'name',
      'in',
      firstOfName.map((model) => model.name),
    )
    .execute();
  const idsByName = new Map(stored.map((row) => [row.name, row.id]));
  return new Map(discovered.map((model) => [model.id, idsByName.get(model.name) ?? model.id]));
}

/** What is known stays, whatever the upstream says now. */
const fillUnknown = {
  context_length: sql<number | null>`coalesce(models.context_length, excluded.context_length)`,
  input_nano_usd_per_million: sql<
    bigint | null
  >`coalesce(models.input_nano_usd_per_million, excluded.input_nano_usd_per_million)`,
  cached_input_nano_usd_per_million: sql<
    bigint | null
  >`coalesce(models.cached_input_nano_usd_per_million, excluded.cached_input_nano_usd_per_million)`,
  cache_write_nano_usd_per_million: sql<
    bigint | null
  >`coalesce(models.cache_write_nano_usd_per_million, excluded.cache_write_nano_usd_per_million)`,
  output_nano_usd_per_million: sql<
    bigint | null
  >`coalesce(models.output_nano_usd_per_million, excluded.output_nano_usd_per_million)`,
};

const addsSomething = sql<boolean>`
  (models.context_length is null and excluded.context_length is not null)
  or (models.input_nano_usd_per_million is null and excluded.input_nano_usd_per_million is not null)
  or (models.cached_input_nano_usd_per_million is null and excluded.cached_input_nano_usd_per_million is not null)
  or (models.cache_write_nano_usd_per_million is null and excluded.cache_write_nano_usd_per_million is not null)
  or (models.output_nano_usd_per_million is null and excluded.output_nano_usd_per_million is not null)`;

function removeUnlisted(
  transaction: Transaction<DB>,
  connectionId: ConnectionId,
  wanted: readonly { modelId: string; upstreamName: string }[],
): Promise<unknown> {
  const modelIds = wanted.map((deployment) => deployment.modelId);
  const upstreamNames = wanted.map((deployment) => deployment.upstreamName);
  return sql`
    delete from deployments
    where connection_id = ${connectionId}
      and (model_id, upstream_name) not in (
        select * from unnest(${modelIds}::uuid[], ${upstreamNames}::text[])
      )`.execute(transaction);
}
