import type { AttemptRecord, InterTokenLatency, UsageRecord } from '@weir/domain/usage';
import type { Selectable } from 'kysely';
import type { UsageRecords } from '../database/database-types.ts';

/** A row of `usage_records` as it was recorded. */
export function decodeUsageRecord(row: Selectable<UsageRecords>): UsageRecord {
  return {
    requestId: row.request_id as UsageRecord['requestId'],
    clientRequestId: row.client_request_id,
    organizationId: row.organization_id as UsageRecord['organizationId'],
    workspaceId: row.workspace_id as UsageRecord['workspaceId'],
    apiKeyId: row.api_key_id as UsageRecord['apiKeyId'],
    operation: row.operation as UsageRecord['operation'],
    streamed: row.streamed,
    model: row.model,
    modelId: row.model_id as UsageRecord['modelId'],
    deploymentId: row.deployment_id as UsageRecord['deploymentId'],
    connectionId: row.connection_id as UsageRecord['connectionId'],
    provider: row.provider,
    upstreamModel: row.upstream_model,
    responseModel: row.response_model,
    startedAt: row.started_at,
    ending: row.ending as UsageRecord['ending'],
    status: row.status,
    errorCode: row.error_code,
    finishReason: row.finish_reason,
    usage: {
      inputTokens: count(row.input_tokens),
      cachedInputTokens: count(row.cached_input_tokens),
      cacheWriteTokens: count(row.cache_write_tokens),
      outputTokens: count(row.output_tokens),
      reasoningTokens: count(row.reasoning_tokens),
    },
    usageSource: row.usage_source as UsageRecord['usageSource'],
    costNanoUsd: row.cost_nano_usd,
    ttftUs: count(row.ttft_us),
    upstreamTtftUs: count(row.upstream_ttft_us),
    itl: decodeInterTokenLatency(row),
    durationUs: Number(row.duration_us),
    overheadUs: Number(row.overhead_us),
    requestBytes: Number(row.request_bytes),
    responseBytes: Number(row.response_bytes),
    attempts: row.attempts as unknown as AttemptRecord[],
  };
}

function decodeInterTokenLatency(row: Selectable<UsageRecords>): InterTokenLatency | null {
  if (row.itl_count === null) return null;
  return {
    count: Number(row.itl_count),
    meanUs: Number(row.itl_mean_us),
    p50Us: Number(row.itl_p50_us),
    p95Us: Number(row.itl_p95_us),
    maxUs: Number(row.itl_max_us),
  };
}

function count(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}
