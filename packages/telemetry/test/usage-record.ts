import type {
  ApiKeyId,
  ConnectionId,
  DeploymentId,
  ModelId,
  OrganizationId,
  RequestId,
  WorkspaceId,
} from '@weir/domain/kernel';
import type { UsageRecord } from '@weir/domain/usage';

/** A record of a completed stream, with `changes`. Its ids are recognisable, so that a test can look for them. */
export function usageRecord(changes: Partial<UsageRecord> = {}): UsageRecord {
  return {
    requestId: '018f3c1e-0000-7000-8000-000000000001' as RequestId,
    clientRequestId: 'client-request-id',
    organizationId: 'organization-id' as OrganizationId,
    workspaceId: 'workspace-id' as WorkspaceId,
    apiKeyId: 'api-key-id' as ApiKeyId,
    operation: 'chat',
    streamed: true,
    model: 'sim-echo',
    modelId: 'model-id' as ModelId,
    deploymentId: 'deployment-id' as DeploymentId,
    connectionId: 'connection-id' as ConnectionId,
    provider: 'openai',
    upstreamModel: 'echo-upstream',
    responseModel: 'echo-1',
    startedAt: new Date('2026-07-01T12:00:00.250Z'),
    ending: 'completed',
    status: 200,
    errorCode: null,
    finishReason: 'stop',
    usage: {
      inputTokens: 10,
      cachedInputTokens: 4,
      cacheWriteTokens: null,
      outputTokens: 300,
      reasoningTokens: 0,
    },
    usageSource: 'reported',
    costNanoUsd: 1n,
    ttftUs: 62_000,
    upstreamTtftUs: 60_000,
    itl: { count: 299, meanUs: 12_000, p50Us: 11_000, p95Us: 20_000, maxUs: 30_000 },
    durationUs: 3_700_000,
    overheadUs: 240,
    requestBytes: 100,
    responseBytes: 10_000,
    attempts: [
      {
        deploymentId: 'deployment-id' as DeploymentId,
        connectionId: 'connection-id' as ConnectionId,
        status: 200,
        errorCode: null,
        durationUs: 3_690_000,
      },
    ],
    ...changes,
  };
}
