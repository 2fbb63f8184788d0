import type { InferenceTelemetry, RequestTrace } from './ports.ts';

const noopTrace: RequestTrace = Object.freeze({
  attemptStarted: () => undefined,
  attemptEnded: () => {},
  settled: () => {},
});

/** Telemetry without a collector. Allocates nothing: every request shares one frozen trace. */
export const noopTelemetry: InferenceTelemetry = Object.freeze({
  requestStarted: () => noopTrace,
  streamsActive: () => {},
  recordSettlement: () => {},
  ledgerCommitted: () => {},
  spoolDepth: () => {},
  refused: () => {},
});
