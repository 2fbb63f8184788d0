export * from './ports.ts';
export * from './usage-record.ts';
