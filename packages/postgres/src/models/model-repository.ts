import type { ModelId } from '@weir/domain/kernel';
import type { ManagedModel, ModelKey, ModelRepository, SetPrices } from '@weir/domain/models';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { readModelSettings, toModel } from './catalog-repository.ts';
import { insertPriceLists, readCurrentPrices, readPricesOf } from './price-lists.ts';

/** The models of the catalog, removed ones included, in PostgreSQL. */
export class PostgresModelRepository implements ModelRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async list(): Promise<readonly ManagedModel[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('models')
        .selectAll()
        .select(({ selectFrom }) =>
          selectFrom('deployments')
            .innerJoin('connections', 'connections.id', 'deployments.connection_id')
            .whereRef('deployments.model_id', '=', 'models.id')
            .where('deployments.enabled', '=', true)
            .where('connections.enabled', '=', true)
            .select(sql<string[] | null>`array_agg(distinct connections.name)`.as('names'))
            .as('served_by'),
        )
        .orderBy('name')
        .execute(),
    );
    const [prices, settings] = await runQuery(
      Promise.all([readCurrentPrices(this.#kysely), readModelSettings(this.#kysely)]),
    );
    return rows.map((row) => ({
      ...toModel(row, prices.get(row.id as ModelId), settings.require_subscriptions),
      enabled: row.enabled,
      servedBy: row.served_by ?? [],
    }));
  }

  async findForUpdate(key: ModelKey): Promise<Omit<ManagedModel, 'servedBy'> | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('models')
        .selectAll()
        .where((where) => ('id' in key ? where('id', '=', key.id) : where('name', '=', key.name)))
        .forUpdate()
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    const prices = await runQuery(readPricesOf(this.#kysely, row.id as ModelId));
    const settings = await runQuery(readModelSettings(this.#kysely));
    return { ...toModel(row, prices, settings.require_subscriptions), enabled: row.enabled };
  }

  async update({ id, enabled }: Pick<ManagedModel, 'id' | 'enabled'>): Promise<void> {
    await runQuery(this.#kysely.updateTable('models').set({ enabled }).where('id', '=', id).execute());
  }

  async addPrices(modelId: ModelId, list: SetPrices): Promise<void> {
    await runQuery(insertPriceLists(this.#kysely, [{ modelId, ...list }]));
  }
}
