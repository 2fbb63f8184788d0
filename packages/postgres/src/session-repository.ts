import type { Session, SessionRepository, TokenHash, User } from '@weir/domain/identity';
import type { SessionId, UserId } from '@weir/domain/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Sessions, Users } from './database-types.ts';
import { runQuery } from './run-query.ts';
import { toUser } from './user-repository.ts';

/** Sessions of the management plane, in PostgreSQL. */
export class PostgresSessionRepository implements SessionRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(session: Session, tokenHash: TokenHash): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('sessions')
        .values({
          id: session.id,
          user_id: session.userId,
          token_hash: tokenHash,
          provider: session.provider,
          user_agent_family: session.userAgentFamily,
          created_at: session.createdAt,
          last_seen_at: session.lastSeenAt,
          idle_expires_at: session.idleExpiresAt,
          expires_at: session.expiresAt,
          rotation_due: session.rotationDue,
        })
        .execute(),
    );
  }

  async findActive(tokenHash: TokenHash, at: Date): Promise<{ session: Session; user: User } | null> {
    const { rows } = await runQuery(
      sql<ActiveRow>`
        select sessions.id as session_id, sessions.provider, sessions.user_agent_family,
          sessions.created_at as session_created_at, sessions.last_seen_at, sessions.idle_expires_at,
          sessions.expires_at, sessions.rotation_due, users.*
        from sessions join users on users.id = sessions.user_id
        where (sessions.token_hash = ${tokenHash}
            or (sessions.previous_token_hash = ${tokenHash} and sessions.previous_token_until > ${at}))
          and sessions.idle_expires_at > ${at} and sessions.expires_at > ${at}`.execute(this.#kysely),
    );
    const row = rows[0];
    return row === undefined ? null : { session: toSession(row), user: toUser(row) };
  }

  async touch(id: SessionId, lastSeenAt: Date, idleExpiresAt: Date): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('sessions')
        .set({ last_seen_at: lastSeenAt, idle_expires_at: idleExpiresAt })
        .where('id', '=', id)
        .where('last_seen_at', '<', lastSeenAt)
        .execute(),
    );
  }
}

type ActiveRow = Selectable<Users> &
  Pick<
    Selectable<Sessions>,
    'provider' | 'user_agent_family' | 'last_seen_at' | 'idle_expires_at' | 'expires_at' | 'rotation_due'
  > & { session_id: string; session_created_at: Date };

function toSession(row: ActiveRow): Session {
  return {
    id: row.session_id as SessionId,
    userId: row.id as UserId,
    provider: row.provider,
    userAgentFamily: row.user_agent_family,
    createdAt: row.session_created_at,
    lastSeenAt: row.last_seen_at,
    idleExpiresAt: row.idle_expires_at,
    expiresAt: row.expires_at,
    rotationDue: row.rotation_due,
  };
}
