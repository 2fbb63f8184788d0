export * from './audit-stream.ts';
export * from './audit-stream-ports.ts';
export * from './export-audit-log.ts';
export * from './list-audit-log.ts';
export * from './retain-audit-log.ts';
