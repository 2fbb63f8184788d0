import type { OrganizationId } from '@weir/domain/kernel';
import type { OrganizationSettings, OrganizationSettingsRepository } from '@weir/domain/organizations';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Settings of organizations in PostgreSQL: columns of their table. */
export class PostgresOrganizationSettingsRepository implements OrganizationSettingsRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async find(organizationId: OrganizationId): Promise<OrganizationSettings | null> {
    const row = await runQuery(
      this.#kysely
        .selectFrom('organizations')
        .select([
          'members_may_create_keys',
          'max_key_lifetime_days',
          'invitation_email_domains',
          'record_client_tags',
          'time_zone',
        ])
        .where('id', '=', organizationId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    return {
      membersMayCreateKeys: row.members_may_create_keys,
      maxKeyLifetimeDays: row.max_key_lifetime_days,
      invitationEmailDomains: row.invitation_email_domains,
      recordClientTags: row.record_client_tags,
      timeZone: row.time_zone,
    };
  }

  async update(organizationId: OrganizationId, settings: OrganizationSettings): Promise<void> {
    await runQuery(
      this.#kysely
        .updateTable('organizations')
        .set({
          members_may_create_keys: settings.membersMayCreateKeys,
          max_key_lifetime_days: settings.maxKeyLifetimeDays,
          invitation_email_domains:
            settings.invitationEmailDomains === null ? null : [...settings.invitationEmailDomains],
          record_client_tags: settings.recordClientTags,
          time_zone: settings.timeZone,
        })
        .where('id', '=', organizationId)
        .execute(),
    );
  }

  async knowsTimeZone(name: string): Promise<boolean> {
    const { rows } = await runQuery(
      // Beside zones, the list has what the machine of the database calls its own.
      sql<{ known: boolean }>`select exists (select from pg_timezone_names where name = ${name}
        and name !~ '^(posix/|right/|localtime|posixrules|Factory)') as known`.execute(this.#kysely),
    );
    return rows[0]!.known;
  }
}
