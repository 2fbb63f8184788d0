import type { Operation } from '../inference/operation.ts';
import type { UsageRecord } from '../usage/usage-record.ts';

/** The trace context a request came with (W3C Trace Context); its `tracestate` is anybody's text and is left alone. */
export interface IncomingTrace {
  readonly traceparent: string | undefined;
}

/**
 * The trace of one request. Its attempts are counted here, as they end, because only here is each attempt's own
 * provider known; so it is to be told of every attempt, sampled or not.
 */
export interface RequestTrace {
  /** An attempt begins; the value is what to send upstream as `traceparent`, undefined when tracing is off. */
  attemptStarted(attempt: {
    provider: string;
    operation: Operation;
    upstreamModel: string;
    serverAddress: string;
  }): string | undefined;
  /** The attempt is over: refused, failed, or its response is complete. One still open is ended by `settled`. */
  attemptEnded(outcome: { status: number | null; errorCode: string | null }): void;
  /** The request is settled; ends the span. A second call does nothing. */
  settled(record: UsageRecord): void;
}

/** Metrics and traces of the data plane. Every call is cheap and never throws. */
export interface InferenceTelemetry {
  /**
   * Called once per admitted request. `receivedAt` is the record's `startedAt`, so that span and record agree;
   * now, if left out.
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
  /** One group commit of the ledger; `to` is where it went. */
  ledgerCommitted(durationUs: number, records: number, to: 'store' | 'spool' | 'refused'): void;
  /** Records waiting in the spool. */
  spoolDepth(records: number): void;
  /** An authentication or admission refusal, by code. */
  refused(code: string): void;
}
