export * from './a-usage-record.ts';
export * from './fake-clock.ts';
export * from './in-memory-settlement-spool.ts';
export * from './in-memory-usage-store.ts';
export * from './recording-logger.ts';
export * from './settlement-spool-contract.ts';
export * from './usage-store-contract.ts';
