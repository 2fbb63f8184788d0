import { reportUsageOperation } from '@weir/contracts/report-usage';
import type { ApiKeyId, OrganizationId } from '@weir/domain/kernel';
import { reportUsage } from '@weir/domain/usage-reports';
import { handle } from '../endpoint.ts';

export const reportUsageEndpoint = handle(
  reportUsageOperation,
  async ({ caller, body }, { management, catalog }) => {
    const reports = body.records.map((record) => ({
      id: record.id,
      apiKeyId: record.api_key_id as ApiKeyId,
      model: record.model,
      provider: record.provider,
      startedAt: new Date(record.started_at),
      durationUs: record.duration_us,
      usage: {
        inputTokens: record.input_tokens,
        cachedInputTokens: record.cached_input_tokens,
        cacheWriteTokens: record.cache_write_tokens,
        outputTokens: record.output_tokens,
        reasoningTokens: record.reasoning_tokens,
        audioInputTokens: record.audio_input_tokens,
        imageInputTokens: record.image_input_tokens,
        audioOutputTokens: record.audio_output_tokens,
      },
      costNanoUsd: record.cost_nano_usd === null ? null : BigInt(record.cost_nano_usd),
    }));
    const organizationId = body.organization_id as OrganizationId;
    const added = await reportUsage(caller, organizationId, reports, { ...management, catalog });
    const known = new Set<string>();
    const data = reports.map(({ id }) => {
      const recorded = added.has(id) && !known.has(id);
      known.add(id);
      return { id, recorded };
    });
    return { recorded: added.size, data };
  },
);
