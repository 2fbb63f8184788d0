import {
  DomainError,
  type OrganizationId,
  type OrganizationRole,
  type Page,
  type PageRequest,
  positionOf,
  toPage,
  type UserId,
} from '@weir/domain/kernel';
import type { Member, MemberFilter, MemberRepository } from '@weir/domain/members';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, OrganizationMembers, Users } from '../database/database-types.ts';
import { beginsInAnyCase, listOrder, type OrderedColumns } from '../database/list-order.ts';
import { runQuery } from '../database/run-query.ts';

const COLUMNS = [
  'organization_members.user_id',
  'organization_members.role',
  'organization_members.created_at',
  'users.display_name',
  'users.email',
  'users.deactivated_at',
] as const;

const ORDERED: OrderedColumns = { id: sql`organization_members.user_id`, name: sql`users.display_name` };

/** Members of organizations, in PostgreSQL. */
export class PostgresMemberRepository implements MemberRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async insert(
    organizationId: OrganizationId,
    userId: UserId,
    role: OrganizationRole,
    at: Date,
  ): Promise<void> {
    const { numInsertedOrUpdatedRows } = await runQuery(
      this.#kysely
        .insertInto('organization_members')
        .values({ organization_id: organizationId, user_id: userId, role, created_at: at })
        .onConflict((conflict) => conflict.columns(['organization_id', 'user_id']).doNothing())
        .executeTakeFirstOrThrow(),
    );
    if (numInsertedOrUpdatedRows === 0n) {
      throw new DomainError('already_member', 'This user is already a member.');
    }
  }

  async find(organizationId: OrganizationId, userId: UserId): Promise<Member | null> {
    const row = await runQuery(
      this.#members(organizationId).where('organization_members.user_id', '=', userId).executeTakeFirst(),
    );
    return row === undefined ? null : toMember(row);
  }

  async list(
    organizationId: OrganizationId,
    { role, beginning }: MemberFilter,
    page: PageRequest,
  ): Promise<Page<Member>> {
    const { where, orderBy } = listOrder(page, ORDERED);
    let query = this.#members(organizationId).where(where);
    if (role !== null) query = query.where('organization_members.role', '=', role);
    if (beginning !== null) {
      query = query.where(
        sql<boolean>`(${beginsInAnyCase(ORDERED.name, beginning)} or ${beginsInAnyCase(sql`users.email`, beginning)})`,
      );
    }
    if (page.after !== null && (page.order ?? '-created_at') === '-created_at') {
      // The condition is on both tables: a merge join would otherwise read the users from the first on.
      query = query.where('users.id', '<', page.after);
    }
    const rows = await runQuery(
      query
        .orderBy(orderBy)
        .limit(page.limit + 1)
        .execute(),
    );
    return toPage(rows.map(toMember), page.limit, ({ userId, displayName }) =>
      positionOf(page.order, userId, displayName),
    );
  }

  async updateRole(organizationId: OrganizationId, userId: UserId, role: OrganizationRole): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('organization_members')
        .set({ role })
        .where('organization_id', '=', organizationId)
        .where('user_id', '=', userId)
        .execute(),
    );
  }

  async remove(organizationId: OrganizationId, userId: UserId, at: Date): Promise<number> {
    await runQuery(
      this.#kysely
        .deleteFrom('organization_members')
        .where('organization_id', '=', organizationId)
        .where('user_id', '=', userId)
        .execute(),
    );
    // Includes keys of deleted workspaces, which may be restored.
    const { numUpdatedRows } = await runQuery(
      this.#kysely
        .updateTable('api_keys')
        .from('workspaces')
        .set({ revoked_at: at })
        .whereRef('workspaces.id', '=', 'api_keys.workspace_id')
        .where('workspaces.organization_id', '=', organizationId)
        .where('api_keys.owner_user_id', '=', userId)
        .where('api_keys.revoked_at', 'is', null)
        .executeTakeFirst(),
    );
    return Number(numUpdatedRows);
  }

  async hasOtherOwner(organizationId: OrganizationId, userId: UserId): Promise<boolean> {
    const row = await runQuery(
      this.#members(organizationId)
        .where('organization_members.role', '=', 'owner')
        .where('organization_members.user_id', '<>', userId)
        .where('users.deactivated_at', 'is', null)
        // Any owner will do. The order makes the planner use the index when most members belong to one organization.
        .orderBy('organization_members.user_id')
        .limit(1)
        // Two transactions, one demoting and one deactivating, must not each rely on the owner that the other takes away.
        .forShare('users')
        .executeTakeFirst(),
    );
    return row !== undefined;
  }

  async findOwnedAlone(userId: UserId): Promise<OrganizationId | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('organization_members as mine')
        .innerJoin('organizations', 'organizations.id', 'mine.organization_id')
        .select('mine.organization_id')
        .where('mine.user_id', '=', userId)
        .where('mine.role', '=', 'owner')
        .where('organizations.deleted_at', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('organization_members as other')
                .innerJoin('users', 'users.id', 'other.user_id')
                .select('other.user_id')
                .whereRef('other.organization_id', '=', 'mine.organization_id')
                .where('other.role', '=', 'owner')
                .where('other.user_id', '<>', userId)
                .where('users.deactivated_at', 'is', null),
            ),
          ),
        )
        .orderBy('mine.organization_id')
        .limit(1)
        .executeTakeFirst(),
    );
    return row === undefined ? null : (row.organization_id as OrganizationId);
  }

  #members(organizationId: OrganizationId) {
    return this.#kysely
      .selectFrom('organization_members')
      .innerJoin('users', 'users.id', 'organization_members.user_id')
      .select(COLUMNS)
      .where('organization_members.organization_id', '=', organizationId);
  }
}

type MemberRow = Pick<Selectable<OrganizationMembers>, 'user_id' | 'role' | 'created_at'> &
  Pick<Selectable<Users>, 'display_name' | 'email' | 'deactivated_at'>;

function toMember(row: MemberRow): Member {
  return {
    userId: row.user_id as UserId,
    displayName: row.display_name,
    email: row.email,
    role: row.role as OrganizationRole,
    joinedAt: row.created_at,
    active: row.deactivated_at === null,
  };
}
