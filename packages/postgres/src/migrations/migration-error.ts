export type MigrationErrorCode =
  | 'migration_changed'
  | 'migration_missing'
  | 'migration_unknown'
  | 'migration_failed'
  | 'migration_locked';

/** The schema cannot be brought up to date. Nothing of the failed migration was kept. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  /**
   * - `migration_changed`: a file differs from what was applied under its name.
   * - `migration_missing`: an applied migration has no file, or a new file has a lower number than an applied one.
   * - `migration_unknown`: the database was migrated by a newer version of the program.
   * - `migration_failed`: a statement failed; the cause says which.
   * - `migration_locked`: another process was migrating for longer than the wait.
   */
  readonly code: MigrationErrorCode;
  /** The failed migration, e.g. `0002-catalog`. */
  readonly migration: string | null;

  constructor(code: MigrationErrorCode, migration: string | null, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.migration = migration;
  }
}

export function isMigrationError(error: unknown): error is MigrationError {
  return error instanceof Error && error.name === 'MigrationError';
}
