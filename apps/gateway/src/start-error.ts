import { isDomainError } from '@weir/domain/kernel';
import { isMigrationError } from '@weir/postgres';
import type { Config } from './config.ts';

/** Why the gateway does not start: one line that names the variable at fault and the remedy, without its value. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

interface SystemError {
  readonly code?: unknown;
}

/** A data directory that cannot be used. */
export function dataDirectoryError(error: unknown): StartError {
  return new StartError(
    `WEIR_DATA_DIR: the directory cannot be made or written (${codeOf(error)}). Set it to one that this user owns.`,
  );
}

/** An address that cannot be listened on; anything else stays as it is. */
export function listenError(
  error: unknown,
  variable: 'PORT' | 'METRICS_PORT',
  { HOST, [variable]: port }: Pick<Config, 'HOST' | 'PORT' | 'METRICS_PORT'>,
): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartError(`${variable}: ${port} of ${HOST} is in use by another program. Set another one.`);
    case 'EACCES':
      return new StartError(`${variable}: this user may not listen on ${port}. Set one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`HOST: ${HOST} is no address of this machine. Set one that is, e.g. 127.0.0.1.`);
    default:
      return error;
  }
}

/** A master key that is none. */
export function malformedMasterKey(): StartError {
  return new StartError(
    'WEIR_MASTER_KEY: must be 32 bytes in base64 (44 characters), e.g. from: openssl rand -base64 32',
  );
}

/** A command that must not make one. */
export function missingMasterKey(dataDir: string): StartError {
  return new StartError(
    `WEIR_MASTER_KEY: is not set, and ${dataDir} has no master.key. Set it, or WEIR_DATA_DIR, as the gateways have it.`,
  );
}

/** A database that another gateway has used with another master key; anything else stays as it is. */
export function masterKeyError(error: unknown): unknown {
  if (!isDomainError(error) || error.internal?.startsWith('secret_') !== true) return error;
  return new StartError(
    'WEIR_MASTER_KEY: another master key encrypted the secrets in this database. Set it to that key: the one of the ' +
      'other gateways, or the output of "base64 master.key" in the data directory of the first. If it is lost, delete ' +
      'what it encrypted: "weir connections remove", and "delete from signing_keys" in the database.',
  );
}

/** The configured database does not let the start go on; anything else stays as it is. */
export function databaseError(error: unknown, config: Pick<Config, 'DATABASE_URL'>): unknown {
  if (config.DATABASE_URL === undefined) return error;
  const sqlState = sqlStateOf(error);
  if (sqlState === '3D000') {
    return new StartError(
      'DATABASE_URL: the server has no database of that name. Create it, e.g. with: createdb',
    );
  }
  if (sqlState?.startsWith('28') === true) {
    return new StartError(`DATABASE_URL: the server rejects its user or password (${sqlState}).`);
  }
  if (sqlState === '42501' && isMigrationError(error)) {
    return new StartError(
      'DATABASE_URL: its user may not change the schema. Run "weir migrate" as one that may; docs/guides/database-roles.md says how.',
    );
  }
  if (isDomainError(error) && error.code === 'database_unavailable') {
    return new StartError(
      `DATABASE_URL: the database does not answer (${error.internal ?? 'unknown'}). Check that it runs there.`,
    );
  }
  return error;
}

function sqlStateOf(error: unknown): string | undefined {
  const text = isMigrationError(error)
    ? (error.cause as SystemError | undefined)?.code
    : isDomainError(error)
      ? error.internal
      : undefined;
  return typeof text === 'string' ? /^[0-9A-Z]{5}\b/.exec(text)?.[0] : undefined;
}

function codeOf(error: unknown): string {
  const code = (error as SystemError | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
}
