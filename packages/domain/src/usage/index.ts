export * from './cost.ts';
export * from './group-commit-ledger.ts';
export * from './latency-buckets.ts';
export * from './latency-summary.ts';
export * from './ports.ts';
export * from './token-strip.ts';
export * from './usage-record.ts';
export * from './usage-record-fields.ts';
