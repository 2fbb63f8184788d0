import type { RequestId } from '../kernel/ids.ts';
import type { RoutedDeployment } from '../models/catalog-snapshot.ts';
import { costOf } from '../usage/cost.ts';
import type { AttemptRecord, Ending, TokenUsage, UsageRecord, UsageSource } from '../usage/usage-record.ts';
import type { AnswerFacts } from './attempt.ts';
import type { InferenceRequest } from './inference-request.ts';

/** The facts of a request at its end. Times are monotonic microseconds. */
export interface RequestFacts {
  readonly requestId: RequestId;
  readonly request: InferenceRequest;
  /** The deployment of the last attempt, and when that began. */
  readonly deployment: RoutedDeployment;
  readonly dispatchedUs: number;
  readonly attempts: readonly AttemptRecord[];
  readonly answer: AnswerFacts;
  readonly ending: Ending;
  /** The HTTP status that the client got; null when it left before. */
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly firstTokenArrivedUs: number | null;
  readonly firstTokenSentUs: number | null;
  readonly endedUs: number;
  readonly overheadUs: number;
  readonly responseBytes: number;
}

const UNKNOWN: TokenUsage = Object.freeze({
  inputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  outputTokens: null,
  reasoningTokens: null,
});

/** The record of a request. Pure: the same facts give the same record. */
export function toSettlement(facts: RequestFacts): UsageRecord {
  const { request, deployment, answer } = facts;
  const { usage, source } = settleUsage(facts);
  return {
    requestId: facts.requestId,
    clientRequestId: request.clientRequestId,
    organizationId: request.key.organizationId,
    workspaceId: request.key.workspaceId,
    apiKeyId: request.key.id,
    userId: request.key.ownerUserId,
    teamId: request.key.ownerTeamId,
    operation: request.operation.name,
    streamed: request.parsed.streaming,
    model: request.model.name,
    modelId: request.model.id,
    deploymentId: deployment.id,
    connectionId: deployment.connection.id,
    provider: deployment.connection.kind,
    upstreamModel: deployment.upstreamName,
    responseModel: nameOrNull(answer.model),
    startedAt: new Date(request.receivedMs),
    ending: facts.ending,
    status: facts.status,
    errorCode: facts.errorCode,
    finishReason: nameOrNull(answer.finishReason),
    usage,
    usageSource: source,
    // A simulator's answer costs nothing, whatever the price of its model.
    costNanoUsd:
      request.key.mode === 'test' ? 0n : costOf(usage, request.model.prices, request.operation.unit),
    ttftUs: facts.firstTokenSentUs === null ? null : facts.firstTokenSentUs - request.receivedUs,
    upstreamTtftUs:
      facts.firstTokenArrivedUs === null ? null : facts.firstTokenArrivedUs - facts.dispatchedUs,
    itl: answer.itl,
    durationUs: facts.endedUs - request.receivedUs,
    overheadUs: facts.overheadUs,
    requestBytes: request.body.length,
    responseBytes: facts.responseBytes,
    attempts: facts.attempts,
    clientUser: request.clientTags.user,
    tags: request.clientTags.tags,
  };
}

/** A name from an upstream is kept only if it looks like one: anything else may be content. */
function nameOrNull(text: string | null): string | null {
  return text !== null && /^[\x21-\x7e]{1,256}$/.test(text) ? text : null;
}

/**
 * Reported counts always win, an explicit zero included. A request that the client or Weir ended used tokens until then,
 * so they are estimated. If the upstream ended it without counts, the usage is unknown and is not charged.
 */
function settleUsage(facts: RequestFacts): { usage: TokenUsage; source: UsageSource } {
  const { answer, request } = facts;
  if (answer.usage !== null) return { usage: answer.usage, source: 'reported' };
  const brokenOffHere = facts.ending === 'client_disconnected' || facts.ending === 'shut_down';
  if (!brokenOffHere) return { usage: UNKNOWN, source: 'unknown' };
  return {
    usage: {
      ...UNKNOWN,
      inputTokens: request.parsed.estimatedInputTokens,
      // Servers usually send one token per event. Nothing is known of an answer that was to come in one piece.
      outputTokens: request.parsed.streaming ? answer.tokenEvents : null,
    },
    source: 'estimated',
  };
}
