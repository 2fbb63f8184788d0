import type { ConnectionId } from '@weir/domain/kernel';
import {
  type DiscoveredModel,
  type DiscoveryOutcome,
  type ModelPrices,
  statesPrices,
  TOKEN_PRICES,
} from '@weir/domain/models';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../database/database-types.ts';

/** Notes how it went, and what was listed. Rows of models that did not change are not written. */
export function recordDiscovery(
  kysely: Kysely<DB>,
  source: ConnectionId | null,
  outcome: DiscoveryOutcome,
): Promise<void> {
  return kysely.transaction().execute(async (transaction) => {
    // The connection may have been deleted meanwhile: then there is nothing to note.
    if (source !== null && !(await holdConnection(transaction, source))) return;
    if ('errorCode' in outcome) {
      await sql`
        insert into discovery_states (connection_id, asked_at, failed_at, error_code, failing_since)
        values (${source}, ${outcome.at}, ${outcome.at}, ${outcome.errorCode.slice(0, 64)}, ${outcome.at})
        on conflict on constraint discovery_states_connection_id_key do update set
          asked_at = excluded.asked_at, failed_at = excluded.failed_at, error_code = excluded.error_code,
          failing_since = coalesce(discovery_states.failing_since, excluded.failing_since)
      `.execute(transaction);
      return;
    }
    await sql`
      insert into discovery_states (connection_id, asked_at, succeeded_at, count)
      values (${source}, ${outcome.at}, ${outcome.at}, ${outcome.count})
      on conflict on constraint discovery_states_connection_id_key do update set
        asked_at = excluded.asked_at, succeeded_at = excluded.succeeded_at, count = excluded.count, failing_since = null
    `.execute(transaction);
    if (source !== null && outcome.listed !== null) await replaceListed(transaction, source, outcome.listed);
  });
}

async function holdConnection(transaction: Transaction<DB>, id: ConnectionId): Promise<boolean> {
  const held = await transaction
    .selectFrom('connections')
    .select('id')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  return held !== undefined;
}

async function replaceListed(
  transaction: Transaction<DB>,
  source: ConnectionId,
  listed: readonly DiscoveredModel[],
): Promise<void> {
  const rows = JSON.stringify(listed.map(toRow));
  const now = sql`json_to_recordset(${rows}::text::json) as now (
    name text, context_length integer, max_output_tokens integer, prices jsonb
  )`;
  await sql`
    delete from listed_models where connection_id = ${source} and name not in (select name from ${now})
  `.execute(transaction);
  await sql`
    insert into listed_models (connection_id, name, context_length, max_output_tokens, prices)
    select ${source}::uuid, name, context_length, max_output_tokens, prices from ${now}
    on conflict (connection_id, name) do update set
      context_length = excluded.context_length, max_output_tokens = excluded.max_output_tokens, prices = excluded.prices
    where (listed_models.context_length, listed_models.max_output_tokens, listed_models.prices)
      is distinct from (excluded.context_length, excluded.max_output_tokens, excluded.prices)
  `.execute(transaction);
}

function toRow({ name, contextLength, maxOutputTokens, prices, suggestedPrices }: DiscoveredModel) {
  return {
    name,
    context_length: contextLength,
    max_output_tokens: maxOutputTokens ?? null,
    prices: toJson(suggestedPrices ?? prices),
  };
}

/** As texts: JSON has no bigint. Tiers are for operators to set. */
function toJson(prices: ModelPrices): Readonly<Record<string, string>> | null {
  if (!statesPrices(prices)) return null;
  const known = ([...TOKEN_PRICES, 'requestNanoUsd', 'unitNanoUsd'] as const).flatMap((kind) => {
    const price = prices[kind];
    return price === null ? [] : [[kind, price.toString()] as const];
  });
  return Object.fromEntries(known);
}
