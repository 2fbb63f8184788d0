import {
  DomainError,
  type IdempotentRequest,
  type KeptAnswer,
  type ServiceAccountId,
  type UserId,
} from '@weir/domain/kernel';
import type { IdempotencyRepository, KnownRequest } from '@weir/domain/management';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** How long a request waits for a concurrent one with its key: each of them holds a connection. */
const MAX_WAIT_MS = 2_000;
const RETRY_AFTER_MS = 1_000;
const LOCK_TIMEOUT = '55P03';

/** Idempotency keys in PostgreSQL, with the answers to their requests. */
export class PostgresIdempotencyRepository implements IdempotencyRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async claim(request: IdempotentRequest, at: Date, expired: Date): Promise<void> {
    await this.#limitWaiting(MAX_WAIT_MS);
    const taken = await this.#take(request, at, expired).catch((error: { internal?: string }) => {
      if (error.internal?.startsWith(LOCK_TIMEOUT) === true) return undefined;
      throw error;
    });
    if (taken === undefined) {
      throw new DomainError('request_in_progress', 'Another request with this Idempotency-Key came first.', {
        retryable: true,
        retryAfterMs: RETRY_AFTER_MS,
      });
    }
    await this.#limitWaiting(0);
  }

  /** Of this transaction; 0 is without a limit. */
  async #limitWaiting(ms: number): Promise<void> {
    await runQuery(sql`select set_config('lock_timeout', ${String(ms)}, true)`.execute(this.#kysely));
  }

  #take(request: IdempotentRequest, at: Date, expired: Date) {
    return runQuery(
      this.#kysely
        .insertInto('idempotent_requests')
        .values({
          user_id: request.callerId,
          key: request.key,
          route: request.route,
          request_hash: request.requestHash,
          request_id: request.requestId,
          created_at: at,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['user_id', 'key'])
            .doUpdateSet((set) => ({
              route: set.ref('excluded.route'),
              request_hash: set.ref('excluded.request_hash'),
              request_id: set.ref('excluded.request_id'),
              created_at: set.ref('excluded.created_at'),
              status: null,
              answer_encrypted: null,
            }))
            .where((where) =>
              where.or([
                where('idempotent_requests.created_at', '<', expired),
                // Left by a release that stored answers after the commit.
                where('idempotent_requests.status', 'is', null),
              ]),
            ),
        )
        .returning('key')
        .executeTakeFirst(),
    );
  }

  async find(callerId: UserId | ServiceAccountId, key: string, expired: Date): Promise<KnownRequest | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('idempotent_requests')
        .select(['route', 'request_hash', 'status', 'answer_encrypted'])
        .where('user_id', '=', callerId)
        .where('key', '=', key)
        .where('created_at', '>=', expired)
        .executeTakeFirst(),
    );
    if (row === undefined || row.status === null || row.answer_encrypted === null) return null;
    const answer = { status: row.status, bodyEncrypted: row.answer_encrypted };
    return { route: row.route, requestHash: row.request_hash, answer };
  }

  async complete(request: IdempotentRequest, answer: KeptAnswer): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('idempotent_requests')
        .set({ status: answer.status, answer_encrypted: Buffer.from(answer.bodyEncrypted) })
        .where('user_id', '=', request.callerId)
        .where('key', '=', request.key)
        .where('request_id', '=', request.requestId)
        .execute(),
    );
  }

  async deleteExpired(expired: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`delete from idempotent_requests where (user_id, key) in (
        select user_id, key from idempotent_requests where created_at < ${expired}
        order by created_at limit ${limit} for update skip locked)`.execute(this.#kysely),
    );
    return Number(numAffectedRows ?? 0n);
  }
}
