import type { OrganizationId, OrganizationRole, UserId } from '@weir/domain/kernel';
import type {
  OrganizationAccessRepository,
  OrganizationLock,
  OrganizationState,
} from '@weir/domain/management';
import type { Kysely } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Roles in organizations, in PostgreSQL. */
export class PostgresOrganizationAccessRepository implements OrganizationAccessRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async find(
    organizationId: OrganizationId,
    userId: UserId | null,
    lock: OrganizationLock,
    state: OrganizationState,
  ): Promise<{ role: OrganizationRole | null } | null> {
    const deletedAt = state === 'live' ? 'is' : 'is not';
    // The lock first and alone: a statement that waits for a lock reads the other tables as they were before the wait.
    if (lock !== 'none') {
      const locking = this.#kysely
        .selectFrom('organizations')
        .select('id')
        .where('id', '=', organizationId)
        .where('deleted_at', deletedAt, null);
      const locked = await runQuery(
        (lock === 'shared' ? locking.forShare() : locking.forUpdate()).executeTakeFirst(),
      );
      if (locked === undefined) return null;
    }
    const row = await runQuery(
      this.#kysely
        .selectFrom('organizations')
        .leftJoin('organization_members', (join) =>
          join
            .onRef('organization_members.organization_id', '=', 'organizations.id')
            .on('organization_members.user_id', '=', userId),
        )
        .select('organization_members.role')
        .where('organizations.id', '=', organizationId)
        .where('organizations.deleted_at', deletedAt, null)
        .executeTakeFirst(),
    );
    return row === undefined ? null : { role: row.role as OrganizationRole | null };
  }
}
