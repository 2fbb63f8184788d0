import type { Session, SessionRepository, TokenHash, User } from '@weir/domain/identity';
import { type Page, type PageRequest, type SessionId, toPage, type UserId } from '@weir/domain/kernel';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Sessions, Users } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { toUser } from './user-repository.ts';

/** Concurrent requests move the idle expiry once, so that they do not wait for each other's row lock. */
const SIMULTANEOUS_MS = 10_000;

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
    if (row === undefined) return null;
    const session = { ...row, id: row.session_id, user_id: row.id, created_at: row.session_created_at };
    return { session: toSession(session), user: toUser(row) };
  }

  async touch(id: SessionId, lastSeenAt: Date, idleExpiresAt: Date): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('sessions')
        .set({ last_seen_at: lastSeenAt, idle_expires_at: idleExpiresAt })
        .where('id', '=', id)
        .where('last_seen_at', '<', new Date(lastSeenAt.getTime() - SIMULTANEOUS_MS))
        .execute(),
    );
  }

  async markForRotation(userId: UserId): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('sessions')
        .set({ rotation_due: true })
        .where('user_id', '=', userId)
        .execute(),
    );
  }

  async rotate(id: SessionId, token: TokenHash, newToken: TokenHash, previousUntil: Date): Promise<boolean> {
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable('sessions')
        .set({
          token_hash: newToken,
          previous_token_hash: token,
          previous_token_until: previousUntil,
          rotation_due: false,
        })
        .where('id', '=', id)
        .where('token_hash', '=', token)
        .where('rotation_due', '=', true)
        .executeTakeFirst(),
    );
    return numUpdatedRows > 0n;
  }

  async find(userId: UserId, id: SessionId, at: Date): Promise<Session | null> {
    const row = await runQuery(this.#unexpired(userId, id, at).executeTakeFirst());
    return row === undefined ? null : toSession(row);
  }

  async hold(userId: UserId, id: SessionId, at: Date): Promise<Session | null> {
    const row = await runQuery(this.#unexpired(userId, id, at).forKeyShare().executeTakeFirst());
    return row === undefined ? null : toSession(row);
  }

  async list(userId: UserId, at: Date, { limit, after }: PageRequest): Promise<Page<Session>> {
    let query = this.#kysely
      .selectFrom('sessions')
      .selectAll()
      .where('user_id', '=', userId)
      .where('idle_expires_at', '>', at)
      .where('expires_at', '>', at);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toSession), limit, ({ id }) => id);
  }

  async delete(userId: UserId, id: SessionId): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('sessions')
        .where('user_id', '=', userId)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }

  async deleteByToken(tokenHash: TokenHash): Promise<void> {
    await runQuery(
      this.#kysely
        .deleteFrom('sessions')
        .where((where) =>
          where.or([where('token_hash', '=', tokenHash), where('previous_token_hash', '=', tokenHash)]),
        )
        .execute(),
    );
  }

  async deleteExpired(before: Date, limit: number): Promise<number> {
    const { numAffectedRows } = await runQuery(
      sql`delete from sessions where id in (
        select id from sessions where least(idle_expires_at, expires_at) <= ${before}
        order by least(idle_expires_at, expires_at) limit ${limit} for update skip locked)`.execute(
        this.#kysely,
      ),
    );
    return Number(numAffectedRows ?? 0n);
  }

  #unexpired(userId: UserId, id: SessionId, at: Date) {
    return this.#kysely
      .selectFrom('sessions')
      .selectAll()
      .where('user_id', '=', userId)
      .where('id', '=', id)
      .where('idle_expires_at', '>', at)
      .where('expires_at', '>', at);
  }
}

type SessionRow = Omit<Selectable<Sessions>, 'token_hash' | 'previous_token_hash' | 'previous_token_until'>;

type ActiveRow = Selectable<Users> &
  Omit<SessionRow, 'id' | 'user_id' | 'created_at'> & { session_id: string; session_created_at: Date };

function toSession(row: SessionRow): Session {
  return {
    id: row.id as SessionId,
    userId: row.user_id as UserId,
    provider: row.provider,
    userAgentFamily: row.user_agent_family,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    idleExpiresAt: row.idle_expires_at,
    expiresAt: row.expires_at,
    rotationDue: row.rotation_due,
  };
}
