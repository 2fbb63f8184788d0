import type { Operation } from '../inference/operation.ts';
import type { ConnectionId } from '../kernel/ids.ts';
import type { QuotaKind } from '../limits/limit.ts';
import type { Connection } from '../models/model.ts';
import type { BreakerState } from '../routing/breaker-state.ts';
import type { AttemptRecord, Ending, UsageRecord } from '../usage/usage-record.ts';

/** The headers of W3C Trace Context. `tracestate` is other vendors' and is only passed on. */
export interface TraceHeaders {
  readonly traceparent: string | undefined;
  readonly tracestate: string | undefined;
}

/**
 * A settlement, once the ledger has answered. `not_recorded`: the answer was complete, but its record could not be made
 * durable, so the client got an error instead of the end. `status` and `errorCode` are then those of that error.
 */
export type RequestOutcome = Omit<UsageRecord, 'ending'> & { readonly ending: Ending | 'not_recorded' };

/** One try of a request, as it begins. */
export interface StartedAttempt {
  readonly operation: Operation;
  readonly upstreamModel: string;
  readonly connection: Pick<Connection, 'id' | 'kind' | 'baseUrl'>;
}

/** How it ended. */
export type EndedAttempt = Pick<AttemptRecord, 'status' | 'errorCode' | 'startOffsetUs' | 'durationUs'>;

/** The trace of one attempt, with the headers for its upstream; both are undefined when tracing is off. */
export interface AttemptTrace extends TraceHeaders {
  /** Rejected, failed, given up, or its response is complete. Called once. */
  ended(attempt: EndedAttempt): void;
}

/**
 * The trace of one request. Attempts are counted here, as they end, because only here the connection of each attempt is
 * known. So every attempt must be reported, sampled or not.
 */
export interface RequestTrace {
  /** The id of the trace, 32 hexadecimal digits; undefined when tracing is off. */
  readonly traceId: string | undefined;
  /** An attempt begins. Two may be under way at once. */
  attemptStarted(attempt: StartedAttempt): AttemptTrace;
  /** The ledger has answered: records the request's metrics and ends its span. Called once. */
  ended(outcome: RequestOutcome): void;
}

/** Metrics and traces of the data plane. Every call is cheap and never throws. */
export interface InferenceTelemetry extends OutboxTelemetry {
  /** Called once per admitted request. `receivedAtMs` is the record's `startedAt`, so that span and record agree. */
  requestStarted(
    operation: Operation,
    model: string,
    incoming: TraceHeaders,
    receivedAtMs: number,
  ): RequestTrace;
  /** Streams open towards clients: +1 / -1. */
  streamsActive(delta: 1 | -1): void;
  /** One group commit of the ledger; `to` is where the records are now. */
  ledgerCommitted(durationUs: number, records: number, to: 'store' | 'spool' | 'failed'): void;
  /** A data-plane request that was refused before any attempt, by the code and status of its answer. */
  refused(code: string, status: number): void;
  /** A request was not sent on to a connection that costs something: a limit had no room for it. By the limit's error code. */
  fallbackRefused(code: string): void;
  /** A request was sent once more on a fresh connection: the reused one broke before the answer. */
  resent(): void;
  /** A breaker of this connection changed to this state. */
  breakerChanged(connectionId: ConnectionId, to: BreakerState): void;
  /** A refresh token was used a second time, so that its family was revoked. */
  tokenReused(): void;
  /** A call of the service that has the keys of credentials ended: `ok`, or why it did not, a code. */
  keyServiceCalled(operation: string, outcome: string, durationUs: number): void;
  /** An answer of the management plane. `route` is a path with the names of its parameters. */
  managementAnswered(method: string, route: string, status: number, durationUs: number): void;
}

/** Metrics of alerts, and of what is told by mail and to webhooks. */
export interface OutboxTelemetry {
  /** One attempt to deliver an event. */
  delivered(channel: 'mail' | 'webhook', outcome: 'delivered' | 'failed' | 'given_up'): void;
  /** A limit of this kind reached one of its thresholds. */
  thresholdReached(kind: QuotaKind): void;
  alertChanged(metric: string, to: 'fired' | 'resolved'): void;
}
