import type {
  ApiKeyId,
  ConnectionId,
  DeploymentId,
  ModelId,
  OrganizationId,
  PriceId,
  RequestId,
  TeamId,
  UserId,
  WorkspaceId,
} from '@weir/domain/kernel';
import type { LeaseHolderId, SubscriptionId } from '@weir/domain/limits';
import type { UsageRecord } from '@weir/domain/usage';

let made = 0;

/** A request id no other call of this process has returned. Valid UUIDv7, ascending. */
export function aRequestId(): RequestId {
  made += 1;
  return `019bc0de-0000-7000-8000-${made.toString(16).padStart(12, '0')}` as RequestId;
}

/** A completed, streamed chat request with every field filled in; each call has its own request id. */
export function aUsageRecord(overrides: Partial<UsageRecord> = {}): UsageRecord {
  const requestId = overrides.requestId ?? aRequestId();
  return {
    requestId,
    clientRequestId: requestId,
    organizationId: '019bc0de-0000-7000-8000-00000000a001' as OrganizationId,
    workspaceId: '019bc0de-0000-7000-8000-00000000a002' as WorkspaceId,
    apiKeyId: '019bc0de-0000-7000-8000-00000000a003' as ApiKeyId,
    userId: '019bc0de-0000-7000-8000-00000000a007' as UserId,
    teamId: '019bc0de-0000-7000-8000-00000000a008' as TeamId,
    operation: 'chat',
    streamed: true,
    model: 'meadow-large',
    modelId: '019bc0de-0000-7000-8000-00000000a004' as ModelId,
    deploymentId: '019bc0de-0000-7000-8000-00000000a005' as DeploymentId,
    connectionId: '019bc0de-0000-7000-8000-00000000a006' as ConnectionId,
    provider: 'openai',
    upstreamModel: 'meadow-large-2026-01',
    responseModel: 'meadow-large-2026-01',
    startedAt: new Date(Date.UTC(2026, 0, 15, 12, 0, 0, 123)),
    ending: 'completed',
    status: 200,
    errorCode: null,
    finishReason: 'stop',
    usage: {
      inputTokens: 1_200,
      cachedInputTokens: 200,
      cacheWriteTokens: null,
      outputTokens: 340,
      reasoningTokens: 40,
      audioInputTokens: 70,
      imageInputTokens: 300,
      audioOutputTokens: 20,
    },
    usageSource: 'reported',
    units: 3,
    costNanoUsd: 4_125_000n,
    ttftUs: 312_400,
    upstreamTtftUs: 311_900,
    itl: {
      count: 339,
      meanUs: 18_200,
      p50Us: 17_900,
      p95Us: 31_000,
      maxUs: 88_000,
      buckets: [0, 4, 12, 300, 20, 1, 2],
      strip: 'HHIHHIHHHIHHIHHHIHHIHHHIHHIHHHIHHIHHHIHHIHHHIHHIH',
    },
    durationUs: 6_480_200,
    overheadUs: 480,
    requestBytes: 5_120,
    responseBytes: 74_300,
    attempts: [
      {
        deploymentId: '019bc0de-0000-7000-8000-00000000a005' as DeploymentId,
        connectionId: '019bc0de-0000-7000-8000-00000000a006' as ConnectionId,
        status: 200,
        errorCode: null,
        durationUs: 6_479_900,
        startOffsetUs: 210,
        firstByteUs: 290_300,
        breakerState: 'half_open',
      },
    ],
    clientUser: 'reader-7',
    tags: { feature: 'search', tier: 'gold' },
    upstreamRequestId: 'req_of_the_upstream',
    priceId: '019bc0de-0000-7000-8000-00000000a009' as PriceId,
    subscriptionId: '019bc0de-0000-7000-8000-00000000a00a' as SubscriptionId,
    leaseHolder: '019bc0de-0000-7000-8000-00000000a00b' as LeaseHolderId,
    isFallback: true,
    authenticatedUs: 40,
    bodyReceivedUs: 90,
    admittedUs: 170,
    lastTokenUs: 6_479_700,
    admissionLimits: [
      {
        scope: 'workspace',
        kind: 'budget',
        period: 'month',
        ...{ amount: '90071992547409930', used: '4125000', reserved: '90000' },
      },
      {
        scope: 'api_key',
        kind: 'parallel_requests',
        period: null,
        ...{ amount: '20', used: '3', reserved: null },
      },
    ],
    settledBy: 'spool',
    ...overrides,
  };
}

/** `count` records that differ in their request ids. */
export function usageRecords(count: number, overrides: Partial<UsageRecord> = {}): UsageRecord[] {
  return Array.from({ length: count }, () => aUsageRecord(overrides));
}
