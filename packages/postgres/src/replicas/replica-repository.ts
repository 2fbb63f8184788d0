import type { GatewayId } from '@weir/domain/live-requests';
import type { Replica, ReplicaRepository } from '@weir/domain/replicas';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

const MAX_LISTED = 1_000;

/** Gateways that run. Leases of limits keep `seen_at`, and count those of the last 30 seconds. */
export class PostgresReplicaRepository implements ReplicaRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async started(id: GatewayId, version: string): Promise<void> {
    await runQuery(
      sql`insert into gateway_replicas (id, version, started_at, seen_at) values (${id}, ${version}, now(), now())
        on conflict (id) do update set version = excluded.version`.execute(this.#kysely),
    );
  }

  async list(): Promise<readonly Replica[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('gateway_replicas')
        .selectAll()
        .where('seen_at', '>', sql<Date>`now() - interval '30 seconds'`)
        .orderBy('started_at')
        .limit(MAX_LISTED)
        .execute(),
    );
    return rows.map((row) => ({
      id: row.id as GatewayId,
      version: row.version,
      startedAt: row.started_at,
      seenAt: row.seen_at,
    }));
  }
}
