import type { LiveRequest } from '@weir/domain/inference';
import type { ApiKeyId, OrganizationId, RequestId, UserId, WorkspaceId } from '@weir/domain/kernel';
import type { GatewayId, LiveRequestRepository } from '@weir/domain/live-requests';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, LiveRequests } from '../database/database-types.ts';
import { runQuery } from '../database/run-query.ts';

/** Running requests of all gateways, in an unlogged table. Times are those of the database: clocks of gateways may differ. */
export class PostgresLiveRequestRepository implements LiveRequestRepository {
  readonly #kysely: Kysely<DB>;

  constructor(kysely: Kysely<DB>) {
    this.#kysely = kysely;
  }

  async replace(gatewayId: GatewayId, requests: readonly LiveRequest[], signal?: AbortSignal): Promise<void> {
    const rows = JSON.stringify(requests.map(toRow));
    // Rows that somebody else removes just now are skipped, so that gateways never wait for each other.
    await runQuery(
      sql`
        with running as materialized (
          select * from jsonb_populate_recordset(null::live_requests, ${rows}::text::jsonb)
        ), over as (
          select record_id from live_requests as live
          where (gateway_id = ${gatewayId}
              and not exists (select from running where running.record_id = live.record_id))
            or (gateway_id <> ${gatewayId} and seen_at < now() - interval '15 seconds')
          for update of live skip locked
        ), removed as (
          delete from live_requests where record_id in (select record_id from over)
        )
        insert into live_requests as live (record_id, gateway_id, client_request_id, organization_id, workspace_id,
          api_key_id, user_id, operation, model, streamed, started_at, has_answer, output_tokens, seen_at)
        select record_id, ${gatewayId}::uuid, client_request_id, organization_id, workspace_id,
          api_key_id, user_id, operation, model, streamed, started_at, has_answer, output_tokens, now()
        from running
        order by record_id
        on conflict (record_id) do update set
          has_answer = excluded.has_answer, output_tokens = excluded.output_tokens, seen_at = excluded.seen_at`.execute(
        this.#kysely,
      ),
      signal,
    );
  }

  async listElsewhere(
    organizationId: OrganizationId,
    userId: UserId | null,
    gatewayId: GatewayId,
    limit: number,
  ): Promise<readonly LiveRequest[]> {
    const ofOrganization = this.#elsewhere(gatewayId, limit).where('organization_id', '=', organizationId);
    const query = userId === null ? ofOrganization : ofOrganization.where('user_id', '=', userId);
    return (await runQuery(query.execute())).map(toLiveRequest);
  }

  async listAllElsewhere(gatewayId: GatewayId, limit: number): Promise<readonly LiveRequest[]> {
    return (await runQuery(this.#elsewhere(gatewayId, limit).execute())).map(toLiveRequest);
  }

  #elsewhere(gatewayId: GatewayId, limit: number) {
    return this.#kysely
      .selectFrom('live_requests')
      .selectAll()
      .where('gateway_id', '<>', gatewayId)
      .where('seen_at', '>', sql<Date>`now() - interval '15 seconds'`)
      .orderBy('started_at', 'desc')
      .limit(limit);
  }
}

function toRow(request: LiveRequest) {
  return {
    record_id: request.requestId,
    client_request_id: request.clientRequestId,
    organization_id: request.organizationId,
    workspace_id: request.workspaceId,
    api_key_id: request.apiKeyId,
    user_id: request.userId,
    operation: request.operation,
    model: request.model,
    streamed: request.streamed,
    started_at: request.startedAt,
    has_answer: request.hasAnswer,
    output_tokens: request.outputTokens,
  };
}

function toLiveRequest(row: Selectable<LiveRequests>): LiveRequest {
  return {
    requestId: row.record_id as RequestId,
    clientRequestId: row.client_request_id,
    organizationId: row.organization_id as OrganizationId,
    workspaceId: row.workspace_id as WorkspaceId,
    apiKeyId: row.api_key_id as ApiKeyId,
    userId: row.user_id as UserId | null,
    operation: row.operation,
    model: row.model,
    streamed: row.streamed,
    startedAt: row.started_at,
    hasAnswer: row.has_answer,
    outputTokens: Number(row.output_tokens),
  };
}
