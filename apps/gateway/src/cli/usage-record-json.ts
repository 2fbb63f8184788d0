import { formatUsd } from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';

/** A usage record as JSON prints it: times in RFC 3339, money as a string, durations in microseconds, null for unknown. */
export function toUsageRecordJson(record: UsageRecord) {
  const { usage, itl } = record;
  return {
    request_id: record.requestId,
    client_request_id: record.clientRequestId,
    organization_id: record.organizationId,
    workspace_id: record.workspaceId,
    api_key_id: record.apiKeyId,
    operation: record.operation,
    streamed: record.streamed,
    model: record.model,
    model_id: record.modelId,
    deployment_id: record.deploymentId,
    connection_id: record.connectionId,
    provider: record.provider,
    upstream_model: record.upstreamModel,
    response_model: record.responseModel,
    started_at: record.startedAt.toISOString(),
    ending: record.ending,
    status: record.status,
    error_code: record.errorCode,
    finish_reason: record.finishReason,
    usage: {
      input_tokens: usage.inputTokens,
      cached_input_tokens: usage.cachedInputTokens,
      cache_write_tokens: usage.cacheWriteTokens,
      output_tokens: usage.outputTokens,
      reasoning_tokens: usage.reasoningTokens,
    },
    usage_source: record.usageSource,
    cost_nano_usd: record.costNanoUsd?.toString() ?? null,
    cost: record.costNanoUsd === null ? null : formatUsd(record.costNanoUsd),
    ttft_us: record.ttftUs,
    upstream_ttft_us: record.upstreamTtftUs,
    itl:
      itl === null
        ? null
        : { count: itl.count, mean_us: itl.meanUs, p50_us: itl.p50Us, p95_us: itl.p95Us, max_us: itl.maxUs },
    duration_us: record.durationUs,
    overhead_us: record.overheadUs,
    request_bytes: record.requestBytes,
    response_bytes: record.responseBytes,
    attempts: record.attempts.map((attempt) => ({
      deployment_id: attempt.deploymentId,
      connection_id: attempt.connectionId,
      status: attempt.status,
      error_code: attempt.errorCode,
      duration_us: attempt.durationUs,
    })),
  };
}
