/** Why the embedded PostgreSQL server cannot be used. */
export type EmbeddedPostgresErrorCode =
  | 'embedded_postgres_unsupported'
  | 'embedded_postgres_unreachable_directory'
  | 'embedded_postgres_version_mismatch'
  | 'embedded_postgres_initialisation_failed'
  | 'embedded_postgres_start_failed';

export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly code: EmbeddedPostgresErrorCode;

  constructor(code: EmbeddedPostgresErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
