import { DomainError, type IdempotentRequest, type UserId } from '@weir/domain/kernel';
import type { IdempotencyRepository, KnownRequest } from '@weir/domain/management';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Idempotency keys in PostgreSQL, with the answers to their requests. */
export class PostgresIdempotencyRepository implements IdempotencyRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async claim(request: IdempotentRequest, at: Date, expired: Date): Promise<void> {
    const taken = await runQuery(
      this.#kysely
        .insertInto('idempotent_requests')
        .values({
          user_id: request.userId,
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
                where('idempotent_requests.request_id', '=', request.requestId),
              ]),
            ),
        )
        .returning('key')
        .executeTakeFirst(),
    );
    if (taken === undefined) {
      throw new DomainError('request_in_progress', 'Another request with this Idempotency-Key came first.', {
        retryable: true,
      });
    }
  }

  async find(userId: UserId, key: string, expired: Date): Promise<KnownRequest | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('idempotent_requests')
        .select(['route', 'request_hash', 'status', 'answer_encrypted'])
        .where('user_id', '=', userId)
        .where('key', '=', key)
        .where('created_at', '>=', expired)
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    const { route, request_hash: requestHash, status, answer_encrypted: bodyEncrypted } = row;
    return {
      route,
      requestHash,
      answer: status === null || bodyEncrypted === null ? null : { status, bodyEncrypted },
    };
  }

  async complete(
    request: IdempotentRequest,
    answer: { readonly status: number; readonly bodyEncrypted: Uint8Array },
  ): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('idempotent_requests')
        .set({ status: answer.status, answer_encrypted: Buffer.from(answer.bodyEncrypted) })
        .where('user_id', '=', request.userId)
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
