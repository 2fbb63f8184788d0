import type { OrganizationId } from '@weir/domain/kernel';
import type { ActorNameRepository } from '@weir/domain/members';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Names of users and service accounts, in PostgreSQL. */
export class PostgresActorNameRepository implements ActorNameRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  find(
    organizationId: OrganizationId,
    ids: readonly string[],
    withServiceAccounts: boolean,
  ): Promise<ReadonlyMap<string, string>> {
    return this.#names(sql`
      select users.id, users.display_name as name
      from organization_members join users on users.id = organization_members.user_id
      where organization_members.organization_id = ${organizationId}
        and organization_members.user_id = any(${[...ids]}::uuid[])
      union all
      select id, name from service_accounts
      where ${withServiceAccounts} and organization_id = ${organizationId} and deleted_at is null
        and id = any(${[...ids]}::uuid[])`);
  }

  findAny(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#names(sql`
      select id, display_name as name from users where id = any(${[...ids]}::uuid[])
      union all
      select id, name from service_accounts where deleted_at is null and id = any(${[...ids]}::uuid[])`);
  }

  async #names(query: RawBuilder<{ id: string; name: string }>): Promise<ReadonlyMap<string, string>> {
    const { rows } = await runQuery(query.execute(this.#kysely));
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
