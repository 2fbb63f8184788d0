import type { ApiKeyMode } from '@weir/domain/api-keys';
import type { ApiKeyId, ModelId, OrganizationId, TeamId, UserId, WorkspaceId } from '@weir/domain/kernel';
import type { SubscriptionId } from '@weir/domain/limits';
import type { UsageRecord } from '@weir/domain/usage';
import type { ReportedKey, ReportedUsageRepository } from '@weir/domain/usage-reports';
import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { DB } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';
import { INSERT_LATE_USAGE_RECORDS } from './insert-usage-records.ts';
import { encodeUsageRecords } from './usage-record-encoding.ts';

/** Usage that others measured, in PostgreSQL. */
export class PostgresReportedUsageRepository implements ReportedUsageRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async keys(
    organizationId: OrganizationId,
    ids: readonly ApiKeyId[],
  ): Promise<ReadonlyMap<ApiKeyId, ReportedKey>> {
    const { rows } = await runQuery(
      sql<{
        id: ApiKeyId;
        workspace_id: WorkspaceId;
        mode: ApiKeyMode;
        owner_user_id: UserId | null;
        owner_team_id: TeamId | null;
        subscriptions: Record<ModelId, SubscriptionId>;
      }>`
        select api_keys.id, api_keys.workspace_id, api_keys.mode, api_keys.owner_user_id,
          (
            select case when count(*) = 1 then min(team_id::text) end from team_members
            where organization_id = ${organizationId} and user_id = api_keys.owner_user_id
          ) as owner_team_id,
          (
            select coalesce(jsonb_object_agg(model_id, id order by user_id nulls first), '{}') from subscriptions
            where organization_id = ${organizationId} and (user_id is null or user_id = api_keys.owner_user_id)
              and state = 'active' and (expires_at is null or expires_at > now())
          ) as subscriptions
        from api_keys join workspaces on workspaces.id = api_keys.workspace_id
        where workspaces.organization_id = ${organizationId} and api_keys.id = any(${[...ids]}::uuid[])`.execute(
        this.#kysely,
      ),
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          id: row.id,
          workspaceId: row.workspace_id,
          mode: row.mode,
          ownerUserId: row.owner_user_id,
          ownerTeamId: row.owner_team_id,
          subscriptions: new Map(Object.entries(row.subscriptions) as [ModelId, SubscriptionId][]),
        },
      ]),
    );
  }

  async add(organizationId: OrganizationId, records: readonly UsageRecord[]): Promise<ReadonlySet<string>> {
    const ids = records.map(({ clientRequestId }) => clientRequestId);
    const times = records.map(({ startedAt }) => startedAt.toISOString());
    // In the order of the key: batches that overlap wait for each other without a deadlock.
    const { rows } = await runQuery(
      sql<{ id: string }>`
        insert into reported_usage (organization_id, id, started_at)
        select ${organizationId}, id, started_at::timestamptz
        from unnest(${ids}::text[], ${times}::text[]) as reported (id, started_at)
        order by id
        on conflict do nothing
        returning id`.execute(this.#kysely),
    );
    const added = new Set(rows.map(({ id }) => id));
    // The first of each id, where a batch has one twice.
    const fresh = [
      ...new Map(records.toReversed().map((record) => [record.clientRequestId, record])).values(),
    ];
    const recorded = fresh.filter(({ clientRequestId }) => added.has(clientRequestId));
    if (recorded.length > 0) {
      const insertion = CompiledQuery.raw(INSERT_LATE_USAGE_RECORDS, [encodeUsageRecords(recorded)]);
      await runQuery(this.#kysely.executeQuery(insertion));
    }
    return added;
  }
}
