export { createPinoLogger, type FlushableLogger, type PinoLoggerOptions } from './create-pino-logger.ts';
export { type StartedTelemetry, startTelemetry, type TelemetryOptions } from './start-telemetry.ts';
