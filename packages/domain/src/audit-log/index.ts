export * from './export-audit-log.ts';
export * from './list-audit-log.ts';
export * from './retain-audit-log.ts';
