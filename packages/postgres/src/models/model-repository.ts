import type { ManagedModel, ModelRepository } from '@weir/domain/models';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toModel } from './catalog-repository.ts';

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
    return rows.map((row) => ({ ...toModel(row), enabled: row.enabled, servedBy: row.served_by ?? [] }));
  }

  async findForUpdate(
    name: string,
  ): Promise<Pick<ManagedModel, 'id' | 'name' | 'prices' | 'enabled'> | null> {
    const row = await runQuery(
      this.#kysely.selectFrom('models').selectAll().where('name', '=', name).forUpdate().executeTakeFirst(),
    );
    return row === undefined ? null : { ...toModel(row), enabled: row.enabled };
  }

  async update({ id, prices, enabled }: Pick<ManagedModel, 'id' | 'prices' | 'enabled'>): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('models')
        .set({
          input_nano_usd_per_million: prices.inputNanoUsdPerMillion,
          cached_input_nano_usd_per_million: prices.cachedInputNanoUsdPerMillion,
          cache_write_nano_usd_per_million: prices.cacheWriteNanoUsdPerMillion,
          output_nano_usd_per_million: prices.outputNanoUsdPerMillion,
          request_nano_usd: prices.requestNanoUsd,
          enabled,
        })
        .where('id', '=', id)
        .execute(),
    );
  }
}
