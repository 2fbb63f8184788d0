export * from './noop-telemetry.ts';
export * from './ports.ts';
