import type { SigningKeyId } from '@weir/domain/kernel';
import type { SigningKey, SigningKeyRepository } from '@weir/domain/tokens';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Any number that nothing else locks. */
const LOCK = 7_243_116_001;

/** Keys of access tokens, in PostgreSQL. */
export class PostgresSigningKeyRepository implements SigningKeyRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async lock(): Promise<void> {
    await runQuery(sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(this.#kysely));
  }

  async list(): Promise<readonly SigningKey[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('signing_keys')
        .selectAll()
        .orderBy('signs_from', 'desc')
        .orderBy('id', 'desc')
        .execute(),
    );
    return rows.map((row) => ({
      id: row.id as SigningKeyId,
      publicKey: row.public_key,
      privateKeyEncrypted: row.private_key_encrypted,
      createdAt: row.created_at,
      signsFrom: row.signs_from,
    }));
  }

  async insert(key: SigningKey): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('signing_keys')
        .values({
          id: key.id,
          public_key: key.publicKey,
          private_key_encrypted: Buffer.from(key.privateKeyEncrypted),
          created_at: key.createdAt,
          signs_from: key.signsFrom,
        })
        .execute(),
    );
  }

  async delete(ids: readonly SigningKeyId[]): Promise<void> {
    await runQuery(this.#kysely.deleteFrom('signing_keys').where('id', 'in', ids).execute());
  }
}
