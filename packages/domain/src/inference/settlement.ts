import type { RequestId } from '../kernel/ids.ts';
import type { LimitReading } from '../limits/ports.ts';
import type { RoutedDeployment } from '../models/catalog-snapshot.ts';
import { pricesAt } from '../models/price-list.ts';
import { costOf } from '../usage/cost.ts';
import {
  type AttemptRecord,
  type Ending,
  type RecordedLimit,
  type TokenUsage,
  UNKNOWN_USAGE,
  type UsageRecord,
  type UsageSource,
} from '../usage/usage-record.ts';
import type { AnswerFacts } from './attempt.ts';
import { estimatedInputTokens } from './estimated-input-tokens.ts';
import type { InferenceRequest } from './inference-request.ts';
import { BYTES_PER_TOKEN } from './token-estimate.ts';

const MAX_RECORDED_LIMITS = 8;

/** The facts of a request at its end. Times are monotonic microseconds. */
export interface RequestFacts {
  readonly requestId: RequestId;
  readonly request: InferenceRequest;
  /** The deployment of the last attempt, and when that had the whole request. */
  readonly deployment: RoutedDeployment;
  readonly askedUs: number;
  /** When the last attempt began. */
  readonly dispatchedUs: number;
  readonly attempts: readonly AttemptRecord[];
  readonly upstreamRequestId: string | null;
  readonly answer: AnswerFacts;
  readonly ending: Ending;
  /** The HTTP status that the client got; null when it left before. */
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly admittedUs: number;
  readonly firstTokenArrivedUs: number | null;
  readonly firstTokenSentUs: number | null;
  readonly endedUs: number;
  readonly overheadUs: number;
  readonly responseBytes: number;
}

/** The record of a request. Pure: the same facts give the same record. */
export function toSettlement(facts: RequestFacts): UsageRecord {
  const { request, deployment, answer } = facts;
  const { usage, source } = settleUsage(facts);
  const units = settleUnits(facts);
  // A simulator's answer to a test key costs nothing, whatever the price of its model.
  const isFree = request.key.mode === 'test' || request.model.free || deployment.connection.free;
  const prices = isFree ? null : pricesAt(request.model, request.receivedMs);
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
    usageSource: source === 'unknown' && units !== null ? sourceOfUnits(facts) : source,
    units,
    costNanoUsd: prices === null ? 0n : costOf(usage, prices, request.operation.unit, units),
    ttftUs: facts.firstTokenSentUs === null ? null : facts.firstTokenSentUs - request.receivedUs,
    upstreamTtftUs:
      facts.firstTokenArrivedUs === null ? null : Math.max(0, facts.firstTokenArrivedUs - facts.askedUs),
    itl: answer.itl,
    durationUs: facts.endedUs - request.receivedUs,
    overheadUs: facts.overheadUs,
    requestBytes: request.body.length,
    responseBytes: facts.responseBytes,
    attempts: facts.attempts,
    clientUser: request.clientTags.user,
    tags: request.clientTags.tags,
    upstreamRequestId: facts.upstreamRequestId,
    priceId: prices?.id ?? null,
    subscriptionId: request.key.subscriptions.get(request.model.id) ?? null,
    leaseHolder: request.admitted.leaseHolder,
    isFallback: isFallback(facts),
    authenticatedUs: request.authenticatedUs,
    bodyReceivedUs: request.authenticatedUs + request.uploadUs,
    admittedUs: facts.admittedUs - request.receivedUs,
    lastTokenUs: lastTokenUs(facts),
    admissionLimits: request.admitted.readings.slice(0, MAX_RECORDED_LIMITS).map(recorded),
    settledBy: 'ledger',
  };
}

/** The last one is not sent before the first, however the clock was read. */
function lastTokenUs({ answer, firstTokenSentUs, request }: RequestFacts): number | null {
  if (firstTokenSentUs === null) return null;
  return Math.max(firstTokenSentUs, answer.lastTokenUs ?? 0) - request.receivedUs;
}

function recorded({ limit, used, reserved }: LimitReading): RecordedLimit {
  return {
    scope: limit.scope,
    kind: limit.kind,
    period: 'period' in limit ? limit.period : null,
    amount: `${limit.amount}`,
    used: used === null ? null : `${used}`,
    reserved: reserved === null ? null : `${reserved}`,
  };
}

function sourceOfUnits({ answer }: RequestFacts): UsageSource {
  return answer.units === null ? 'estimated' : 'reported';
}

/**
 * What the answer says, else what the request asked for, unless the upstream failed to give it. Of a request that did not come to
 * its end nobody has answered anything.
 */
function settleUnits({ answer, ending, request, responseBytes }: RequestFacts): number | null {
  const { arriving } = request.body;
  if (arriving !== null && !arriving.isComplete && responseBytes === 0) return 0;
  return answer.units ?? (FAILURES.has(ending) ? null : (request.parsed.units ?? null));
}

/** After a failure elsewhere, since another one took too long, or because nothing that comes before could be asked. */
function isFallback({ request, deployment, dispatchedUs, attempts }: RequestFacts): boolean {
  const first = request.deployments[0];
  if (first !== undefined && deployment.tier > first.tier) return true;
  const offsetUs = dispatchedUs - request.receivedUs;
  // What began later was asked beside it, and overtaken.
  return attempts.some(
    ({ connectionId, startOffsetUs }) =>
      connectionId !== deployment.connection.id && (startOffsetUs ?? 0) <= offsetUs,
  );
}

/** A name from an upstream is kept only if it looks like one: anything else may be content. */
function nameOrNull(text: string | null): string | null {
  return text !== null && /^[\x21-\x7e]{1,256}$/.test(text) ? text : null;
}

/** Endings of which nobody is charged an estimate: the upstream did not give what was asked for. */
const FAILURES: ReadonlySet<Ending> = new Set(['upstream_failed', 'timed_out']);

/**
 * Reported counts always win, an explicit zero included. What a complete answer does not report is estimated, and what a
 * request used until the client or Weir ended it. If the upstream ended it, what is not reported is unknown.
 */
function settleUsage(facts: RequestFacts): { usage: TokenUsage; source: UsageSource } {
  const { answer, request } = facts;
  const reported = answer.usage ?? UNKNOWN_USAGE;
  const isReported = reported.inputTokens !== null && reported.outputTokens !== null;
  // What is billed by the request needs no tokens.
  if (isReported || FAILURES.has(facts.ending) || request.operation.unit !== 'tokens')
    return { usage: reported, source: answer.usage === null ? 'unknown' : 'reported' };
  // Nothing is known of an answer that was to come in one piece and did not.
  const isKnown = request.parsed.streaming || facts.ending === 'completed';
  const generatedBytes = isKnown ? answer.generatedBytes : null;
  return {
    usage: {
      ...reported,
      inputTokens: reported.inputTokens ?? estimatedInputTokens(request),
      outputTokens:
        reported.outputTokens ??
        (generatedBytes === null ? null : Math.ceil(generatedBytes / BYTES_PER_TOKEN)),
    },
    source: 'estimated',
  };
}
