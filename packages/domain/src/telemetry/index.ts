export * from './noop-telemetry.ts';
export * from './ports.ts';
export * from './request-log.ts';
