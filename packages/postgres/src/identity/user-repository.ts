import type { User, UserFilter, UserPreferences, UserRepository } from '@weir/domain/identity';
import {
  type OrganizationId,
  type OrganizationRole,
  type Page,
  type PageRequest,
  type PersonalAccessTokenId,
  type PlatformRole,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import type { Membership } from '@weir/domain/users';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Users } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Up to this number, found users are sorted afterwards. */
const FEW = 1_000;
/** The last character of all: sorts after everything that begins with a prefix. */
const LAST_CHARACTER = '\u{10ffff}';

/** Users in PostgreSQL. */
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
          ...toPreferencesRow(user.preferences),
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

  async list({ search, platformRole }: UserFilter, { limit, after }: PageRequest): Promise<Page<User>> {
    let query = this.#kysely.selectFrom('users').selectAll('users');
    if (search !== undefined) {
      const ids = await this.#idsBeginning(search);
      // Many matches are found soon when all users are read newest first; sorting them would take seconds.
      query =
        ids.length <= FEW
          ? query.where('id', 'in', sql<string>`(select unnest(${ids}::uuid[]))`)
          : query.where(beginsWith(search));
    }
    if (platformRole !== undefined) query = query.where('platform_role', '=', platformRole);
    if (after !== null) query = query.where('id', '<', after);
    const rows = await runQuery(
      query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    return toPage(rows.map(toUser), limit, ({ id }) => id);
  }

  async listMemberships(id: UserId, limit: number): Promise<readonly Membership[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('organization_members')
        .innerJoin('organizations', 'organizations.id', 'organization_members.organization_id')
        .select(['organizations.id', 'organizations.name', 'organization_members.role'])
        .where('organization_members.user_id', '=', id)
        .where('organizations.deleted_at', 'is', null)
        .orderBy('organization_members.organization_id', 'desc')
        .limit(limit)
        .execute(),
    );
    return rows.map((row) => ({
      organizationId: row.id as OrganizationId,
      organizationName: row.name,
      role: row.role as OrganizationRole,
    }));
  }

  async update(user: User): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('users')
        .set({
          display_name: user.displayName,
          email: user.email,
          email_verified: user.emailVerified,
          platform_role: user.platformRole,
          deactivated_at: user.deactivatedAt,
          ...toPreferencesRow(user.preferences),
        })
        .where('id', '=', user.id)
        .execute(),
    );
  }

  async lockActiveAdmins(): Promise<readonly UserId[]> {
    const rows = await runQuery(
      this.#kysely
        .selectFrom('users')
        .select('id')
        .where('platform_role', '=', sql.lit('admin'))
        .where('deactivated_at', 'is', null)
        .orderBy('id')
        .forNoKeyUpdate()
        .execute(),
    );
    return rows.map(({ id }) => id as UserId);
  }

  async endAccess(id: UserId, at: Date): Promise<readonly PersonalAccessTokenId[]> {
    await runQuery(this.#kysely.deleteFrom('sessions').where('user_id', '=', id).execute());
    const ended = await runQuery(
      this.#kysely.deleteFrom('personal_access_tokens').where('user_id', '=', id).returning('id').execute(),
    );
    await runQuery(
      this.#kysely
        .updateTable('token_families')
        .set({ revoked_at: at })
        .where('user_id', '=', id)
        .where('revoked_at', 'is', null)
        .execute(),
    );
    return ended.map((row) => row.id as PersonalAccessTokenId);
  }

  async signedIn(id: UserId, at: Date): Promise<void> {
    await runQuery(
      this.#kysely.updateTable('users').set({ last_signed_in_at: at }).where('id', '=', id).execute(),
    );
  }

  /**
   * The users that a search finds: all when they are at most {@link FEW}, else more than that. In the order of the indexes,
   * so that these are read, whatever the planner estimates for the prefix.
   */
  async #idsBeginning(prefix: string): Promise<string[]> {
    const from = sql`lower(${prefix}::text) collate "C"`;
    const to = sql`(lower(${prefix}::text) || ${LAST_CHARACTER}) collate "C"`;
    const name = sql`lower(display_name) collate "C"`;
    const email = sql`email collate "C"`;
    const { rows } = await runQuery(
      sql<{ id: string }>`
        (select id from users where ${name} >= ${from} and ${name} < ${to} order by ${name} limit ${FEW + 1})
        union
        (select id from users where ${email} >= ${from} and ${email} < ${to} order by ${email} limit ${FEW + 1})`.execute(
        this.#kysely,
      ),
    );
    return rows.map(({ id }) => id);
  }
}

function beginsWith(prefix: string) {
  return sql<boolean>`(starts_with(lower(display_name), lower(${prefix})) or starts_with(email, lower(${prefix})))`;
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
    preferences: {
      language: row.language as UserPreferences['language'],
      timeZone: row.time_zone,
      theme: row.theme as UserPreferences['theme'],
      density: row.density as UserPreferences['density'],
    },
  };
}

function toPreferencesRow({ language, timeZone, theme, density }: UserPreferences) {
  return { language, time_zone: timeZone, theme, density };
}
