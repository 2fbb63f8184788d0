import {
  DomainError,
  type ModelId,
  type Page,
  type PageRequest,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import type {
  ManagedModel,
  Model,
  ModelChange,
  ModelFilter,
  ModelKey,
  ModelRepository,
  ModelSettings,
  SetPrices,
} from '@weir/domain/models';
import type { Selectable } from 'kysely';
import { type Kysely, sql } from 'kysely';
import type { DB, Models } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { readModelSettings, toModel } from './catalog-repository.ts';
import { insertPriceLists, type PricesOfModel, readCurrentPrices, readPriceLists } from './price-lists.ts';

interface Joined {
  readonly served_by: string[] | null;
  readonly aliases: string[] | null;
}

/** The models of the catalog, removed ones included, in PostgreSQL. */
export class PostgresModelRepository implements ModelRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async list(): Promise<readonly ManagedModel[]> {
    const rows = await runQuery(this.#select().orderBy('name').execute());
    return this.#toManaged(rows, await runQuery(readCurrentPrices(this.#kysely)));
  }

  async page(
    { search, ownedBy, capability, enabledOnly }: ModelFilter,
    { limit, after }: PageRequest,
  ): Promise<Page<ManagedModel>> {
    let query = this.#select();
    if (enabledOnly) query = query.where('models.enabled', '=', true);
    if (ownedBy !== undefined) query = query.where(sql<boolean>`lower(models.owned_by) = lower(${ownedBy})`);
    if (capability !== undefined) query = query.where(sql<boolean>`${capability} = any(models.capabilities)`);
    if (search !== undefined) {
      query = query.where(sql<boolean>`strpos(lower(models.name), lower(${search})) > 0`);
    }
    if (after !== null) query = query.where('models.id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('models.id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(await this.#withPrices(rows), limit, ({ id }) => id);
  }

  async find(id: ModelId): Promise<ManagedModel | null> {
    const [model] = await this.#withPrices(
      await runQuery(this.#select().where('models.id', '=', id).execute()),
    );
    return model ?? null;
  }

  async findForUpdate(key: ModelKey): Promise<ManagedModel | null> {
    const [model] = await this.#withPrices(
      await runQuery(
        this.#select()
          .where((where) =>
            'id' in key ? where('models.id', '=', key.id) : where('models.name', '=', key.name),
          )
          .forUpdate('models')
          .execute(),
      ),
    );
    return model ?? null;
  }

  async insert(model: Pick<Model, 'id' | 'name' | 'createdAt'> & ModelSettings): Promise<void> {
    await this.#lockNames();
    await this.#requireNoAlias(model.name);
    const { id, name, createdAt } = model;
    await runQuery(
      this.#kysely
        .insertInto('models')
        .values({ id, name, created_at: createdAt, ...toColumns(model) })
        .execute(),
    );
    await this.#setAliases(id, model.aliases);
  }

  async update(id: ModelId, settings: ModelSettings): Promise<void> {
    await runQuery(
      this.#kysely.updateTable('models').set(toColumns(settings)).where('id', '=', id).execute(),
    );
    await this.#setAliases(id, settings.aliases);
  }

  async addPrices(modelId: ModelId, list: SetPrices): Promise<void> {
    await runQuery(insertPriceLists(this.#kysely, [{ modelId, ...list }]));
  }

  async listPrices(modelId: ModelId, limit: number): Promise<readonly SetPrices[]> {
    const latest = sql<string>`array(select id from model_prices where model_id = ${modelId}
      order by effective_from desc, id desc limit ${limit})`;
    const lists = await runQuery(
      readPriceLists(this.#kysely, (query) => query.where(sql<boolean>`id = any(${latest})`)),
    );
    return lists.toReversed();
  }

  async addChange(modelId: ModelId, change: ModelChange): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('model_changes')
        .values({
          id: change.id,
          model_id: modelId,
          changed_at: change.changedAt,
          effective_at: change.effectiveAt,
          changed_by: change.changedBy,
          action: change.action,
          changes: sql`${JSON.stringify(change.changes)}::text::jsonb`,
        })
        .execute(),
    );
  }

  async listChanges(modelId: ModelId, { limit, after }: PageRequest): Promise<Page<ModelChange>> {
    let query = this.#kysely.selectFrom('model_changes').selectAll().where('model_id', '=', modelId);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    const changes = rows.map((row) => ({
      id: row.id as ModelChange['id'],
      changedAt: row.changed_at,
      effectiveAt: row.effective_at,
      changedBy: row.changed_by as UserId | null,
      action: row.action,
      changes: row.changes as ModelChange['changes'],
    }));
    return toPage(changes, limit, ({ id }) => id);
  }

  #select() {
    return this.#kysely
      .selectFrom('models')
      .selectAll('models')
      .select(({ selectFrom }) => [
        selectFrom('deployments')
          .innerJoin('connections', 'connections.id', 'deployments.connection_id')
          .whereRef('deployments.model_id', '=', 'models.id')
          .where('deployments.missing_since', 'is', null)
          .where('deployments.enabled', '=', true)
          .where('connections.enabled', '=', true)
          .select(sql<string[] | null>`array_agg(distinct connections.name)`.as('names'))
          .as('served_by'),
        selectFrom('model_aliases')
          .whereRef('model_aliases.model_id', '=', 'models.id')
          .select(sql<string[] | null>`array_agg(model_aliases.name order by model_aliases.name)`.as('names'))
          .as('aliases'),
      ]);
  }

  async #withPrices(rows: readonly (Selectable<Models> & Joined)[]): Promise<ManagedModel[]> {
    const ids = rows.map(({ id }) => id as ModelId);
    return this.#toManaged(rows, await runQuery(readCurrentPrices(this.#kysely, ids)));
  }

  async #toManaged(
    rows: readonly (Selectable<Models> & Joined)[],
    prices: ReadonlyMap<ModelId, PricesOfModel>,
  ): Promise<ManagedModel[]> {
    const settings = await runQuery(readModelSettings(this.#kysely));
    return rows.map((row) => ({
      ...toModel(row, prices.get(row.id as ModelId), settings.require_subscriptions),
      enabled: row.enabled,
      aliases: row.aliases ?? [],
      servedBy: row.served_by ?? [],
    }));
  }

  /** Names and aliases are one namespace of two tables: whoever takes one waits for the others. */
  async #lockNames(): Promise<void> {
    await runQuery(sql`select pg_advisory_xact_lock(hashtext('weir.model_names'))`.execute(this.#kysely));
  }

  async #requireNoAlias(name: string): Promise<void> {
    const taken = await runQuery(
      this.#kysely.selectFrom('model_aliases').select('name').where('name', '=', name).executeTakeFirst(),
    );
    if (taken !== undefined) throw nameTaken('name', name);
  }

  async #setAliases(id: ModelId, aliases: readonly string[]): Promise<void> {
    await this.#lockNames();
    const wanted = [...aliases];
    const taken = await runQuery(
      sql<{ name: string }>`
        select name from models where name = any(${wanted}::text[])
        union all
        select name from model_aliases where name = any(${wanted}::text[]) and model_id <> ${id}
        limit 1`.execute(this.#kysely),
    );
    if (taken.rows[0] !== undefined) throw nameTaken('aliases', taken.rows[0].name);
    await runQuery(
      sql`delete from model_aliases where model_id = ${id} and name <> all(${wanted}::text[])`.execute(
        this.#kysely,
      ),
    );
    await runQuery(
      sql`insert into model_aliases (name, model_id) select unnest(${wanted}::text[]), ${id}::uuid
        on conflict (name) do nothing`.execute(this.#kysely),
    );
  }
}

function nameTaken(param: string, name: string): DomainError {
  return new DomainError('name_taken', `\`${name}\` is the name or an alias of another model.`, { param });
}

function toColumns(settings: ModelSettings) {
  return {
    owned_by: settings.ownedBy,
    context_length: settings.contextLength,
    max_output_tokens: settings.maxOutputTokens,
    capabilities: [...settings.capabilities],
    drop_params: [...settings.dropParams].sort(),
    deprecated_at: settings.lifecycle.deprecatedAt,
    retires_at: settings.lifecycle.retiresAt,
    restricted: settings.restricted,
    free: settings.free,
    routing_strategy: settings.routing.strategy,
    stickiness: settings.routing.stickiness,
    max_attempts: settings.routing.maxAttempts,
    retry_time_ms: settings.routing.retryTimeMs,
    hedge_after_ms: settings.routing.hedgeAfterMs,
    enabled: settings.enabled,
  };
}
