import type { Operation } from '../inference/operation.ts';
import type { UsageRecord } from '../usage/usage-record.ts';

/** The trace context of a request (W3C Trace Context). Its `tracestate` is free text and is not used. */
export interface IncomingTrace {
  readonly traceparent: string | undefined;
}

/**
 * The trace of one request. Attempts are counted here, as they end, because only here the provider of each attempt is
 * known. So every attempt must be reported, sampled or not.
 */
export interface RequestTrace {
  /** An attempt begins. Returns the `traceparent` for the upstream; undefined when tracing is off. */
  attemptStarted(attempt: {
    provider: string;
    operation: Operation;
    upstreamModel: string;
    serverAddress: string;
  }): string | undefined;
  /** The attempt has ended: rejected, failed, or its response is complete. One still open is ended by `settled`. */
  attemptEnded(outcome: { status: number | null; errorCode: string | null }): void;
  /** The request is settled; ends the span. A second call does nothing. */
  settled(record: UsageRecord): void;
}

/** Metrics and traces of the data plane. Every call is cheap and never throws. */
export interface InferenceTelemetry {
  /**
   * Called once per admitted request. `receivedAt` is the record's `startedAt`, so that span and record agree. Default:
   * now.
   */
  requestStarted(
    operation: Operation,
    model: string,
    incoming: IncomingTrace,
    receivedAt?: Date,
  ): RequestTrace;
  /** Streams open towards clients: +1 / -1. */
  streamsActive(delta: 1 | -1): void;
  /** Once per settlement: durations, TTFT, ITL, tokens, overhead. */
  recordSettlement(record: UsageRecord): void;
  /** One group commit of the ledger; `to` is where the records are now. */
  ledgerCommitted(durationUs: number, records: number, to: 'store' | 'spool' | 'failed'): void;
  /** Records waiting in the spool. */
  spoolDepth(records: number): void;
  /** An authentication or admission refusal, by code. */
  refused(code: string): void;
}
