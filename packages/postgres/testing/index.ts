export * from './scratch-directory.ts';
export * from './seed-limit.ts';
export * from './test-database.ts';
