export * from './api-key-authentication/api-key-lookup.ts';
export * from './api-keys/api-key-directory.ts';
export * from './audit/audit-stream-queue.ts';
export * from './audit/ensure-audit-partitions.ts';
export * from './change-feed/change-feed.ts';
export * from './credentials/sealed-credential-store.ts';
export { type ConnectionFacts, readConnectionFacts } from './database/connection-facts.ts';
export { createDatabase, type Database, type DatabaseOptions } from './database/database.ts';
export * from './embedded/data-directory-lock.ts';
export * from './embedded/embedded-postgres-error.ts';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded/embedded-server.ts';
export { SupervisedPostgres, superviseEmbeddedPostgres } from './embedded/supervised-postgres.ts';
export * from './limits/prune-limit-counters.ts';
export * from './limits/quota-leases.ts';
export type { PostgresRepositories } from './management/repositories.ts';
export * from './management/unit-of-work.ts';
export { type MigrateOptions, type MigrationResult, migrate } from './migrations/migrate.ts';
export * from './migrations/migration-error.ts';
export * from './models/catalog-repository.ts';
export * from './models/discovery-turns.ts';
export * from './organizations/organization-directory.ts';
export * from './refusals/prune-refusals.ts';
export * from './refusals/refusal-reader.ts';
export * from './refusals/refusal-store.ts';
export * from './usage/compact-usage-rollups.ts';
export * from './usage/daily-usage-store.ts';
export * from './usage/drop-usage-months.ts';
export * from './usage/ensure-usage-partitions.ts';
export * from './usage/fold-usage-totals.ts';
export * from './usage/prune-reported-usage.ts';
export * from './usage/rebuild-usage.ts';
export * from './usage/reconcile-usage.ts';
export { UsageColumnReader } from './usage/usage-column-reader.ts';
export * from './usage/usage-reader.ts';
export * from './usage/usage-store.ts';
