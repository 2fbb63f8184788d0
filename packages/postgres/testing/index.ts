export * from './seed-limit.ts';
export * from './test-database.ts';
