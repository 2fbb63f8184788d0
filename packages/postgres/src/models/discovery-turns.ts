import type { DiscoveryTurn, DiscoveryTurns } from '@weir/domain/models';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { runQuery } from '../database/run-query.ts';

/** Turns in PostgreSQL: rows that end by its clock. */
export class PostgresDiscoveryTurns implements DiscoveryTurns {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async take(name: DiscoveryTurn, holder: string, forMs: number): Promise<boolean> {
    const { rows } = await runQuery(
      sql`
        insert into discovery_turns (name, holder, ends_at)
        values (${name}, ${holder}, now() + ${forMs} * interval '1 millisecond')
        on conflict (name) do update set holder = excluded.holder, ends_at = excluded.ends_at
        where discovery_turns.holder = excluded.holder or discovery_turns.ends_at <= now()
        returning name`.execute(this.#database.kysely),
    );
    return rows.length > 0;
  }

  async giveBack(name: DiscoveryTurn, holder: string): Promise<void> {
    await runQuery(
      sql`delete from discovery_turns where name = ${name} and holder = ${holder}`.execute(
        this.#database.kysely,
      ),
    );
  }
}
