import type { BackgroundJobRepository } from '@weir/domain/alerts';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Jobs of which one replica at a time runs each, in PostgreSQL. */
export class PostgresBackgroundJobRepository implements BackgroundJobRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async claim(name: 'limit_thresholds' | 'alert_rules', intervalMs: number): Promise<Date | null> {
    const { rows } = await runQuery(
      sql<{ ran_at: Date }>`
        with due as (
          select name, ran_at from background_jobs
          where name = ${name} and ran_at <= now() - ${intervalMs} * interval '1 millisecond'
          for update skip locked
        )
        update background_jobs set ran_at = now() from due where background_jobs.name = due.name
        returning due.ran_at`.execute(this.#kysely),
    );
    return rows[0]?.ran_at ?? null;
  }
}
