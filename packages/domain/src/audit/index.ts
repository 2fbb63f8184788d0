export * from './audit-record.ts';
export * from './ports.ts';
export * from './refused-writes.ts';
export * from './to-audit-record.ts';
