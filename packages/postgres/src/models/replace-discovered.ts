import type { ConnectionId, ModelId } from '@weir/domain/kernel';
import { type Deployment, type Model, type PriceList, TOKEN_PRICES } from '@weir/domain/models';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../database/database-types.ts';
import {
  insertPriceLists,
  type PricesOfModel,
  readCurrentPrices,
  type StoredPriceList,
} from './price-lists.ts';

/** All that upstreams state. */
const STATED_PRICES = [...TOKEN_PRICES, 'requestNanoUsd', 'unitNanoUsd'] as const;

type PriceKind = (typeof STATED_PRICES)[number];

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
    await lockDiscovery(transaction);
    const storedIds = await saveModels(transaction, discovered);
    await fillInPrices(transaction, discovered, storedIds);
    const ofConnection = deployments.map((deployment) => ({ ...deployment, connectionId }));
    await replaceDeployments(transaction, [connectionId], ofConnection, storedIds);
  });
}

/** Several replicas and connections may discover at once: they take turns, since connections share models. */
export async function lockDiscovery(transaction: Transaction<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('weir.discovery'))`.execute(transaction);
}

/**
 * Known values of a model stay, whatever the upstream says now.
 *
 * @returns a map from the ids of discovered models to the stored ids of the same names
 */
export async function saveModels(
  transaction: Transaction<DB>,
  discovered: readonly Model[],
): Promise<ReadonlyMap<string, string>> {
  const firstOfName = [...new Map(discovered.toReversed().map((model) => [model.name, model])).values()];
  const rows = JSON.stringify(firstOfName.map(toRow));
  await sql`
    insert into models (id, name, owned_by, context_length, max_output_tokens, capabilities, created_at)
    select id, name, owned_by, context_length, max_output_tokens,
      array(select json_array_elements_text(capabilities)), created_at
    from json_to_recordset(${rows}::text::json) as discovered (
      id uuid, name text, owned_by text, context_length integer, max_output_tokens integer, capabilities json,
      created_at timestamptz
    )
    on conflict (name) do update set
      context_length = coalesce(models.context_length, excluded.context_length),
      max_output_tokens = coalesce(models.max_output_tokens, excluded.max_output_tokens),
      capabilities = case when models.capabilities = '{}' then excluded.capabilities else models.capabilities end
    where (models.context_length is null and excluded.context_length is not null)
      or (models.max_output_tokens is null and excluded.max_output_tokens is not null)
      or (models.capabilities = '{}' and excluded.capabilities <> '{}')
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
    max_output_tokens: model.maxOutputTokens,
    capabilities: model.capabilities,
    created_at: model.createdAt,
  };
}

/** Adds a list of prices to each model without one, and to one whose upstreams state more than they did. */
async function fillInPrices(
  transaction: Transaction<DB>,
  discovered: readonly Model[],
  storedIds: ReadonlyMap<string, string>,
): Promise<void> {
  const known = await readCurrentPrices(transaction);
  const added = new Map<ModelId, StoredPriceList>();
  for (const { id, createdAt, prices } of discovered) {
    const modelId = (storedIds.get(id) ?? id) as ModelId;
    if (prices.id === null || added.has(modelId)) continue;
    const merged = withUnknownFilledIn(known.get(modelId), prices);
    if (merged === null) continue;
    added.set(modelId, { modelId, source: 'upstream', createdAt, createdBy: null, prices: merged });
  }
  await insertPriceLists(transaction, [...added.values()]);
}

/** Null where nothing is to be added. Prices of an operator, and those that are to come, are complete. */
function withUnknownFilledIn(known: PricesOfModel | undefined, stated: PriceList): PriceList | null {
  if (known === undefined) return stated;
  const { current, later } = known;
  if (current === null || current.source === 'operator' || later.length > 0) return null;
  const isNews = (kind: PriceKind) => current.prices[kind] === null && stated[kind] !== null;
  const news = STATED_PRICES.filter(isNews);
  if (news.length === 0) return null;
  return {
    ...current.prices,
    ...Object.fromEntries(news.map((kind) => [kind, stated[kind]])),
    id: stated.id,
    effectiveFrom: stated.effectiveFrom,
  };
}

/**
 * Makes the connections serve exactly these under their names, and sets others that discovery made aside. What was set aside
 * for long is deleted, so that an upstream that changes its names does not fill the table.
 *
 * @param modelIds the stored ids of discovered models
 */
export async function replaceDeployments(
  transaction: Transaction<DB>,
  connectionIds: readonly ConnectionId[],
  deployments: readonly Deployment[],
  modelIds: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = deployments.map((deployment) => ({
    id: deployment.id,
    model_id: modelIds.get(deployment.modelId) ?? deployment.modelId,
    connection_id: deployment.connectionId,
    upstream_name: deployment.upstreamName,
    tier: deployment.tier,
    weight: deployment.weight,
    context_length: deployment.contextLength,
  }));
  const wanted = sql`json_to_recordset(${JSON.stringify(rows)}::text::json) as wanted (
    id uuid, model_id uuid, connection_id uuid, upstream_name text, tier integer, weight integer,
    context_length integer
  )`;
  const discovered = sql`managed_by = 'upstream' and connection_id = any(${[...connectionIds]}::uuid[])`;
  await sql`
    update deployments set missing_since = now()
    where ${discovered} and missing_since is null
      and (connection_id, model_id, upstream_name)
        not in (select connection_id, model_id, upstream_name from ${wanted})
  `.execute(transaction);
  await sql`
    insert into deployments (id, model_id, connection_id, upstream_name, tier, weight, context_length)
    select distinct on (model_id, connection_id, upstream_name)
      id, model_id, connection_id, upstream_name, tier, weight, context_length
    from ${wanted}
    order by model_id, connection_id, upstream_name, context_length
    on conflict (model_id, connection_id, upstream_name) do update set
      missing_since = null,
      context_length = coalesce(deployments.context_length, excluded.context_length)
    where deployments.missing_since is not null
      or (deployments.context_length is null and excluded.context_length is not null)
  `.execute(transaction);
  await sql`
    delete from deployments where ${discovered} and missing_since < now() - interval '30 days'
  `.execute(transaction);
}
