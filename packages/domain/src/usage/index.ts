export * from './cost.ts';
export * from './latency-summary.ts';
export * from './ports.ts';
export * from './usage-record.ts';
