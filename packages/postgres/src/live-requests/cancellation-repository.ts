import type { RequestCancellation } from '@weir/domain/kernel';
import type { CancellationRepository } from '@weir/domain/live-requests';
import { type Kysely, sql } from 'kysely';
import { CANCELLATIONS_CHANNEL, cancellationText } from '../change-feed/cancellation-text.ts';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Cancellations of requests, by PostgreSQL NOTIFY. */
export class PostgresCancellationRepository implements CancellationRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async send(cancellation: RequestCancellation): Promise<void> {
    await runQuery(
      sql`select pg_notify(${CANCELLATIONS_CHANNEL}, ${cancellationText(cancellation)})`.execute(
        this.#kysely,
      ),
    );
  }
}
