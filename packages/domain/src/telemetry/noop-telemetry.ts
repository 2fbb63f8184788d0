import type { AttemptTrace, InferenceTelemetry, RequestTrace } from './ports.ts';

const noopAttempt: AttemptTrace = Object.freeze({
  traceparent: undefined,
  tracestate: undefined,
  ended: () => {},
});

const noopTrace: RequestTrace = Object.freeze({
  traceId: undefined,
  attemptStarted: () => noopAttempt,
  ended: () => {},
});

/** Telemetry without a collector. Allocates nothing: every request shares one frozen trace. */
export const noopTelemetry: InferenceTelemetry = Object.freeze({
  requestStarted: () => noopTrace,
  streamsActive: () => {},
  ledgerCommitted: () => {},
  refused: () => {},
  managementAnswered: () => {},
  tokenReused: () => {},
  fallbackRefused: () => {},
  resent: () => {},
  breakerChanged: () => {},
  keyServiceCalled: () => {},
  delivered: () => {},
  thresholdReached: () => {},
  alertChanged: () => {},
});
