import type { ModelId } from '@weir/domain/kernel';
import type { SubscribedModel, SubscribedModelRepository } from '@weir/domain/subscriptions';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** The models that are subscribed to, in PostgreSQL. */
export class PostgresSubscribedModelRepository implements SubscribedModelRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async findByName(name: string, at: Date): Promise<SubscribedModel | null> {
    return this.#find(sql`name = ${name} and enabled`, at);
  }

  async find(id: ModelId, at: Date): Promise<SubscribedModel | null> {
    return this.#find(sql`id = ${id}`, at);
  }

  async #find(which: RawBuilder<unknown>, at: Date): Promise<SubscribedModel | null> {
    const { rows } = await runQuery(
      sql<{ id: string; name: string; restricted: boolean; available: boolean }>`
        select id, name, restricted, enabled and (retires_at is null or retires_at > ${at}) as available
        from models where ${which} for share`.execute(this.#kysely),
    );
    const [row] = rows;
    return row === undefined ? null : { ...row, id: row.id as ModelId };
  }
}
