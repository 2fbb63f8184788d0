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
} from '../kernel/ids.ts';
import type { NanoUsd } from '../kernel/money.ts';
import type { LimitKind, LimitScope, SubscriptionId } from '../limits/limit.ts';
import type { LeaseHolderId } from '../limits/quota-leases.ts';

/**
 * How a request ended. `limit_reached`: a stream for which a hard quota had nothing left. `cancelled`: by a person, through the
 * management API.
 */
export type Ending =
  | 'completed'
  | 'upstream_failed'
  | 'client_disconnected'
  | 'timed_out'
  | 'shut_down'
  | 'limit_reached'
  | 'cancelled';

/**
 * Token counts. A null is unknown, never zero. Cached, cache-write, audio and image tokens are parts of the input, reasoning
 * and audio of the output.
 */
export interface TokenUsage {
  readonly inputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly cacheWriteTokens: number | null;
  readonly outputTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly audioInputTokens: number | null;
  readonly imageInputTokens: number | null;
  readonly audioOutputTokens: number | null;
}

/** Usage of which nothing is known. */
export const UNKNOWN_USAGE: TokenUsage = Object.freeze({
  inputTokens: null,
  cachedInputTokens: null,
  cacheWriteTokens: null,
  outputTokens: null,
  reasoningTokens: null,
  audioInputTokens: null,
  imageInputTokens: null,
  audioOutputTokens: null,
});

/** Where the counts come from: the upstream, our estimate, or nowhere. */
export type UsageSource = 'reported' | 'estimated' | 'unknown';

/** Gaps between token-carrying events as sent on, integer microseconds. */
export interface InterTokenLatency {
  readonly count: number;
  readonly meanUs: number;
  readonly p50Us: number;
  readonly p95Us: number;
  readonly maxUs: number;
  /** How many gaps fell into each bucket of `GAP_BOUNDS_US`, without the zeros at the end. Null in records of release 0.1. */
  readonly buckets: readonly number[] | null;
  /** When the tokens came, as a `TokenStrip` writes it. Null in records of release 0.1. */
  readonly strip: string | null;
}

/** One try of a request against one deployment. */
export interface AttemptRecord {
  readonly deploymentId: DeploymentId;
  readonly connectionId: ConnectionId;
  /** The upstream's HTTP status; null when it gave none. */
  readonly status: number | null;
  /**
   * A ProviderError code; null when the attempt succeeded. Where another attempt follows, it is why Weir moved on. `overtaken`: the
   * one beside it answered sooner; what the upstream bills for it is not known.
   */
  readonly errorCode: string | null;
  readonly durationUs: number;
  /** From the request received to the attempt's dispatch. Null in records of release 0.1. */
  readonly startOffsetUs: number | null;
  /** From the attempt's dispatch to the first byte of the upstream's body. Null without one, and in records of release 0.1. */
  readonly firstByteUs: number | null;
  /** Of the connection, as the attempt began. `half_open`: the attempt tried whether the upstream works again. Null in earlier records. */
  readonly breakerState: 'closed' | 'half_open' | null;
}

/** A limit as the admission of a request found it, before the request took anything. */
export interface RecordedLimit {
  readonly scope: LimitScope;
  readonly kind: LimitKind;
  /** Null of a rate and of parallel requests. */
  readonly period: string | null;
  /** Decimal numbers, in the unit of the kind: they may exceed 2^53. */
  readonly amount: string;
  /** Null where the counts that decided do not say. */
  readonly used: string | null;
  /** What gateways held beyond that. */
  readonly reserved: string | null;
}

/** The settlement of one request: its line in the usage ledger. Immutable, complete, JSON except for the bigint and dates. */
export interface UsageRecord {
  /** UUIDv7 made by Weir, never by the client: the idempotency key of the ledger. */
  readonly requestId: RequestId;
  /** The `x-request-id` the client saw: its own if it sent a valid one. */
  readonly clientRequestId: string;
  readonly organizationId: OrganizationId;
  readonly workspaceId: WorkspaceId;
  readonly apiKeyId: ApiKeyId;
  /** The key's owner at the time; null for a key of the organization. */
  readonly userId: UserId | null;
  /** The owner's team, if the owner was in exactly one team of the organization. */
  readonly teamId: TeamId | null;
  /** The name of a row of inference/operations.ts. */
  readonly operation: string;
  readonly streamed: boolean;
  /** The catalog's name of the requested model (an alias is resolved). */
  readonly model: string;
  readonly modelId: ModelId;
  /** Of the last attempt. */
  readonly deploymentId: DeploymentId;
  readonly connectionId: ConnectionId;
  readonly provider: string;
  readonly upstreamModel: string;
  /** The model that the upstream reports; null without one. */
  readonly responseModel: string | null;
  readonly startedAt: Date;
  readonly ending: Ending;
  /** The HTTP status sent to the client; null when it left before. */
  readonly status: number | null;
  /** Why it did not complete; null when it did. */
  readonly errorCode: string | null;
  /** The upstream's own value, e.g. `stop`. */
  readonly finishReason: string | null;
  readonly usage: TokenUsage;
  readonly usageSource: UsageSource;
  /** How many images, started seconds of audio or characters, by what the operation counts; null for others, or unknown. */
  readonly units: number | null;
  /** Null when the usage or a needed price is unknown. */
  readonly costNanoUsd: NanoUsd | null;
  /** From the request received to the first token-carrying event sent on. */
  readonly ttftUs: number | null;
  /** The upstream's own share of it: from the attempt's dispatch to the event's arrival. */
  readonly upstreamTtftUs: number | null;
  readonly itl: InterTokenLatency | null;
  readonly durationUs: number;
  /** Weir's own time until the first byte, without the wait for the upstream. */
  readonly overheadUs: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly attempts: readonly AttemptRecord[];
  /** The `user` that the client names, at most 512 characters. Null unless the organization records what clients say. */
  readonly clientUser: string | null;
  /** The client's tags of the request, recorded like `clientUser`: at most 16 pairs, keys of 64, values of 512 characters. */
  readonly tags: Readonly<Record<string, string>> | null;
  /** The id that the upstream gave the last attempt, for questions to its operator. Null without one. */
  readonly upstreamRequestId: string | null;
  /** The prices that the cost was calculated with. Null without any: of a free model, a test key, an earlier release. */
  readonly priceId: PriceId | null;
  /** The subscription that the request was counted for; null without one. */
  readonly subscriptionId: SubscriptionId | null;
  /** From whose leases of quotas the record takes what the request used. Null where no quota applied. */
  readonly leaseHolder: LeaseHolderId | null;
  /** Whether another connection served the request than the one that comes first. Null: unknown, or reported from elsewhere. */
  readonly isFallback: boolean | null;
  /** From the request received until its key was known, its body complete, and its limits had let it through. */
  readonly authenticatedUs: number | null;
  readonly bodyReceivedUs: number | null;
  readonly admittedUs: number | null;
  /** From the request received to the last token-carrying event. */
  readonly lastTokenUs: number | null;
  /** The limits that let it through, in the order in which they refuse, at most 8. Null in earlier records. */
  readonly admissionLimits: readonly RecordedLimit[] | null;
  /** What made the record durable first: the database, or the spool on the gateway's disk. Null in earlier records. */
  readonly settledBy: 'ledger' | 'spool' | null;
}
