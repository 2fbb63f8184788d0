export * from './api-key-repository.ts';
export * from './catalog-repository.ts';
export * from './change-feed.ts';
export { type ConnectionFacts, readConnectionFacts } from './connection-facts.ts';
export * from './data-directory-lock.ts';
export { createDatabase, type Database, type DatabaseOptions } from './database.ts';
export * from './embedded-postgres-error.ts';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-server.ts';
export * from './ensure-audit-partitions.ts';
export * from './ensure-usage-partitions.ts';
export { type MigrateOptions, type MigrationResult, migrate } from './migrate.ts';
export * from './migration-error.ts';
export * from './organization-repository.ts';
export * from './unit-of-work.ts';
export * from './usage-reader.ts';
export * from './usage-store.ts';
