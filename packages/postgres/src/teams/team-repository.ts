import type { OrganizationId, Page, PageRequest, TeamId, UserId } from '@weir/domain/kernel';
import { positionOf, toPage } from '@weir/domain/kernel';
import type { Team, TeamMember, TeamRepository } from '@weir/domain/teams';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Teams } from '../database/database-types.ts';
import { beginsInAnyCase, listOrder, type OrderedColumns } from '../database/list-order.ts';
import { runQuery } from '../database/run-query.ts';

const COLUMNS: OrderedColumns = { id: sql`teams.id`, name: sql`teams.name` };

/** Teams, in PostgreSQL. */
export class PostgresTeamRepository implements TeamRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(team: Team): Promise<void> {
    await runQuery(
      this.#kysely
        .insertInto('teams')
        .values({
          id: team.id,
          organization_id: team.organizationId,
          name: team.name,
          description: team.description,
          created_at: team.createdAt,
        })
        .execute(),
    );
  }

  async find(organizationId: OrganizationId, id: TeamId): Promise<Team | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('teams')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return row === undefined ? null : toTeam(row);
  }

  async list(
    organizationId: OrganizationId,
    beginning: string | null,
    page: PageRequest,
  ): Promise<Page<Team>> {
    const { where, orderBy } = listOrder(page, COLUMNS);
    let query = this.#kysely
      .selectFrom('teams')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where(where);
    if (beginning !== null) query = query.where(beginsInAnyCase(COLUMNS.name, beginning));
    const rows = await runQuery(
      query
        .orderBy(orderBy)
        .limit(page.limit + 1)
        .execute(),
    );
    return toPage(rows.map(toTeam), page.limit, ({ id, name }) => positionOf(page.order, id, name));
  }

  async update(team: Team): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('teams')
        .set({ name: team.name, description: team.description })
        .where('organization_id', '=', team.organizationId)
        .where('id', '=', team.id)
        .execute(),
    );
  }

  async delete(organizationId: OrganizationId, id: TeamId): Promise<void> {
    await runQuery(
      this.#kysely
        .deleteFrom('teams')
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .execute(),
    );
  }

  async listMembers(
    organizationId: OrganizationId,
    id: TeamId,
    { limit, after }: PageRequest,
  ): Promise<Page<TeamMember>> {
    let query = this.#kysely
      .selectFrom('team_members')
      .innerJoin('users', 'users.id', 'team_members.user_id')
      .select(['team_members.user_id', 'users.display_name', 'team_members.created_at'])
      .where('team_members.organization_id', '=', organizationId)
      .where('team_members.team_id', '=', id);
    if (after !== null) {
      // The condition is on both tables: a merge join would otherwise read the users from the first on.
      query = query.where('team_members.user_id', '<', after).where('users.id', '<', after);
    }
    const rows = await runQuery(
      query
        .orderBy('team_members.user_id', 'desc')
        .limit(limit + 1)
        .execute(),
    );
    const members = rows.map((row) => ({
      userId: row.user_id as UserId,
      displayName: row.display_name,
      addedAt: row.created_at,
    }));
    return toPage(members, limit, ({ userId }) => userId);
  }

  async addMember(organizationId: OrganizationId, id: TeamId, userId: UserId, at: Date): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await runQuery(
      this.#kysely
        .insertInto('team_members')
        .columns(['team_id', 'user_id', 'organization_id', 'created_at'])
        .expression((expression) =>
          expression
            .selectFrom('organization_members')
            .select([
              sql<string>`${id}::uuid`.as('team_id'),
              'organization_members.user_id',
              'organization_members.organization_id',
              sql<Date>`${at}::timestamptz`.as('created_at'),
            ])
            .where('organization_members.organization_id', '=', organizationId)
            .where('organization_members.user_id', '=', userId),
        )
        // Rewrites an existing row with the same values, so that an existing member counts as found.
        .onConflict((conflict) =>
          conflict
            .columns(['team_id', 'user_id'])
            .doUpdateSet((set) => ({ team_id: set.ref('excluded.team_id') })),
        )
        .executeTakeFirstOrThrow(),
    );
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async removeMember(organizationId: OrganizationId, id: TeamId, userId: UserId): Promise<boolean> {
    const { numDeletedRows } = await runQuery(
      this.#kysely
        .deleteFrom('team_members')
        .where('organization_id', '=', organizationId)
        .where('team_id', '=', id)
        .where('user_id', '=', userId)
        .executeTakeFirst(),
    );
    return numDeletedRows > 0n;
  }
}

function toTeam(row: Selectable<Teams>): Team {
  return {
    id: row.id as TeamId,
    organizationId: row.organization_id as OrganizationId,
    name: row.name,
    description: row.description,
    createdAt: row.created_at,
  };
}
