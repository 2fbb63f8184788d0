import type { ModelId, PriceId, UserId } from '@weir/domain/kernel';
import {
  NO_PRICES,
  type PriceSource,
  type SetPrices,
  TOKEN_PRICES,
  type TokenPrices,
} from '@weir/domain/models';
import { snakeCase } from '@weir/domain/usage';
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';

/** A list with the model that it is of. */
export interface StoredPriceList extends SetPrices {
  readonly modelId: ModelId;
}

interface ReadPriceList extends StoredPriceList {
  /** Whether it is in effect or was, as the database's clock says. */
  readonly hasBegun: boolean;
}

/** The list that is in effect now, and later ones in their order. */
export interface PricesOfModel {
  readonly current: StoredPriceList | null;
  readonly later: readonly StoredPriceList[];
}

const PRICE_COLUMNS = TOKEN_PRICES.map((kind) => [kind, snakeCase(kind)] as const);

type Lists = SelectQueryBuilder<DB, 'model_prices', object>;

/** The lists that `which` selects, in the order in which they take effect. */
export async function readPriceLists(
  kysely: Kysely<DB>,
  which: (lists: Lists) => Lists,
): Promise<readonly ReadPriceList[]> {
  const lists = await which(kysely.selectFrom('model_prices'))
    .selectAll('model_prices')
    .select(sql<boolean>`effective_from <= now()`.as('has_begun'))
    .orderBy('effective_from')
    .orderBy('id')
    .execute();
  if (lists.length === 0) return [];
  const tiers = await kysely
    .selectFrom('model_price_tiers')
    .selectAll()
    .where(sql<boolean>`price_id = any(${lists.map(({ id }) => id)}::uuid[])`)
    .orderBy('from_input_tokens')
    .execute();
  const tiersOf = Map.groupBy(tiers, ({ price_id }) => price_id);
  return lists.map((list) => {
    const [base, ...longer] = tiersOf.get(list.id) ?? [];
    return {
      modelId: list.model_id as ModelId,
      source: list.source as PriceSource,
      createdAt: list.created_at,
      createdBy: list.created_by as UserId | null,
      hasBegun: list.has_begun,
      prices: {
        ...NO_PRICES,
        ...(base !== undefined && toTokenPrices(base)),
        id: list.id as PriceId,
        effectiveFrom: list.effective_from,
        requestNanoUsd: list.request_nano_usd,
        unitNanoUsd: list.unit_nano_usd,
        tiers: longer.map((tier) => ({ fromInputTokens: tier.from_input_tokens, ...toTokenPrices(tier) })),
      },
    };
  });
}

/** What models cost now and later, by model: these, or (undefined) all. Lists of the past are not read. */
export async function readCurrentPrices(
  kysely: Kysely<DB>,
  models?: readonly ModelId[],
): Promise<ReadonlyMap<ModelId, PricesOfModel>> {
  const lists = await readPriceLists(kysely, (query) => {
    const current = query.where(
      sql<boolean>`(effective_from > now() or id = (
        select earlier.id from model_prices as earlier
        where earlier.model_id = model_prices.model_id and earlier.effective_from <= now()
        order by earlier.effective_from desc, earlier.id desc limit 1))`,
    );
    return models === undefined
      ? current
      : current.where(sql<boolean>`model_id = any(${[...models]}::uuid[])`);
  });
  const byModel = Map.groupBy(lists, ({ modelId }) => modelId);
  return new Map([...byModel].map(([modelId, ofModel]) => [modelId, toPricesOfModel(ofModel)]));
}

/** Adds lists. */
export async function insertPriceLists(kysely: Kysely<DB>, lists: readonly StoredPriceList[]): Promise<void> {
  if (lists.length === 0) return;
  const listRows = lists.map(({ modelId, source, createdAt, createdBy, prices }) => ({
    id: prices.id,
    model_id: modelId,
    effective_from: prices.effectiveFrom,
    source,
    // As text: JSON has no bigint, and a JSON number would be rounded.
    request_nano_usd: prices.requestNanoUsd?.toString(),
    unit_nano_usd: prices.unitNanoUsd?.toString(),
    created_at: createdAt,
    created_by: createdBy,
  }));
  const tierRows = lists.flatMap(({ prices }) =>
    [{ ...prices, fromInputTokens: 0 }, ...prices.tiers].map((tier) => ({
      price_id: prices.id,
      from_input_tokens: tier.fromInputTokens,
      ...Object.fromEntries(PRICE_COLUMNS.map(([kind, column]) => [column, tier[kind]?.toString()])),
    })),
  );
  // As JSON: as parameters, some thousand models would exceed a statement's limit.
  await sql`
    insert into model_prices select * from json_populate_recordset(null::model_prices, ${JSON.stringify(listRows)}::text::json)
  `.execute(kysely);
  await sql`
    insert into model_price_tiers
    select * from json_populate_recordset(null::model_price_tiers, ${JSON.stringify(tierRows)}::text::json)
  `.execute(kysely);
}

function toPricesOfModel(lists: readonly ReadPriceList[]): PricesOfModel {
  return {
    current: lists.findLast(({ hasBegun }) => hasBegun) ?? null,
    later: lists.filter(({ hasBegun }) => !hasBegun),
  };
}

function toTokenPrices(row: Readonly<Record<string, unknown>>): TokenPrices {
  return Object.fromEntries(
    PRICE_COLUMNS.map(([kind, column]) => [kind, row[column]]),
  ) as unknown as TokenPrices;
}
