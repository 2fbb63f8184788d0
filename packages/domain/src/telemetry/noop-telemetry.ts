import type { InferenceTelemetry, RequestTrace } from './ports.ts';

const noopTrace: RequestTrace = Object.freeze({
  attemptStarted: () => undefined,
  attemptEnded: () => {},
  settled: () => {},
});

/** Telemetry for where there is no collector. Allocates nothing: every request shares one frozen trace. */
export const noopTelemetry: InferenceTelemetry = Object.freeze({
  requestStarted: () => noopTrace,
  streamsActive: () => {},
  recordSettlement: () => {},
  ledgerCommitted: () => {},
  spoolDepth: () => {},
  refused: () => {},
});
