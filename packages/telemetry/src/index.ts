export { createAuditSink } from './create-audit-sink.ts';
export { createPinoLogger, type FlushableLogger, type PinoLoggerOptions } from './create-pino-logger.ts';
export { startTelemetry } from './start-telemetry.ts';
export type { StartedTelemetry, TelemetryOptions } from './telemetry-options.ts';
