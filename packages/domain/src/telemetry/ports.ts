import type { Operation, UsageRecord } from '../usage/index.ts';

/** The trace context a request came with (W3C Trace Context), or none. */
export interface IncomingTrace {
  readonly traceparent: string | undefined;
  readonly tracestate: string | undefined;
}

/** The trace of one request. A no-op where tracing is off. */
export interface RequestTrace {
  /** An attempt begins; the value is what to send upstream as `traceparent`, undefined when tracing is off. */
  attemptStarted(attempt: {
    provider: string;
    operation: Operation;
    upstreamModel: string;
    serverAddress: string;
  }): string | undefined;
  attemptEnded(outcome: { status: number | null; errorCode: string | null }): void;
  /** The request is settled; ends the span. */
  settled(record: UsageRecord): void;
}

/** Metrics and traces of the data plane. Every call is cheap and never throws. */
export interface InferenceTelemetry {
  /** Called once per admitted request. */
  requestStarted(operation: Operation, model: string, incoming: IncomingTrace): RequestTrace;
  /** Streams open towards clients: +1 / -1. */
  streamsActive(delta: 1 | -1): void;
  /** Once per settlement: durations, TTFT, ITL, tokens, overhead, attempts. */
  recordSettlement(record: UsageRecord): void;
  /** One group commit of the ledger; `to` is where it went. */
  ledgerCommitted(durationUs: number, records: number, to: 'store' | 'spool' | 'refused'): void;
  /** Records waiting in the spool. */
  spoolDepth(records: number): void;
  /** An authentication or admission refusal, by code. */
  refused(code: string): void;
}
