import type { User, UserRepository } from '@weir/domain/identity';
import type { PlatformRole, UserId } from '@weir/domain/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { DB, Users } from './database-types.ts';
import { runQuery } from './run-query.ts';

/** People, in PostgreSQL. */
export class PostgresUserRepository implements UserRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(user: User): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('users')
        .values({
          id: user.id,
          display_name: user.displayName,
          email: user.email,
          email_verified: user.emailVerified,
          platform_role: user.platformRole,
          created_at: user.createdAt,
          last_signed_in_at: user.lastSignedInAt,
          deactivated_at: user.deactivatedAt,
        })
        .execute(),
    );
  }

  async find(id: UserId): Promise<User | null> {
    const row = await runQuery(
      this.#kysely.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst(),
    );
    return row === undefined ? null : toUser(row);
  }

  async findForUpdate(id: UserId): Promise<User | null> {
    const row = await runQuery(
      this.#kysely.selectFrom('users').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst(),
    );
    return row === undefined ? null : toUser(row);
  }

  async signedIn(id: UserId, at: Date): Promise<void> {
    await runQuery(
      this.#kysely.updateTable('users').set({ last_signed_in_at: at }).where('id', '=', id).execute(),
    );
  }
}

export function toUser(row: Selectable<Users>): User {
  return {
    id: row.id as UserId,
    displayName: row.display_name,
    email: row.email,
    emailVerified: row.email_verified,
    platformRole: row.platform_role as PlatformRole,
    createdAt: row.created_at,
    lastSignedInAt: row.last_signed_in_at,
    deactivatedAt: row.deactivated_at,
  };
}
