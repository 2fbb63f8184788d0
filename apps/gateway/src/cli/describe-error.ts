import { type DomainError, isDomainError } from '@weir/domain/kernel';
import type { MigrationErrorCode } from '@weir/postgres';
import { CommandError, EXIT_FAILURE, EXIT_USAGE } from './command-error.ts';

/** Errors whose message is written for the operator. */
const WRITTEN_FOR_PEOPLE = new Set([
  'CommandError',
  'ConfigError',
  'DataDirectoryError',
  'EmbeddedPostgresError',
  'StartError',
]);
/** SQLSTATEs of a statement that expects another schema: undefined table, column or function. */
const SCHEMA_DIFFERS = /^(42P01|42703|42883)\b/;
/** SQLSTATE classes and codes whose text names the request, not stored values. */
const TELLS_NO_VALUES = /^(28|3D|53|57)/;
const AWAY = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ECONNRESET',
  'CONNECT_TIMEOUT',
]);

const MIGRATION_REMEDIES: Readonly<Record<MigrationErrorCode, string>> = {
  migration_changed: ' Restore the file of the release that applied it; write a change as a new migration.',
  migration_missing: ' Install a complete release: migrations are applied in order, and their files stay.',
  migration_unknown: ' Start a release that is at least as new as the one that migrated it.',
  migration_failed: '',
  migration_locked: ' Try again when it has ended.',
};

interface Failure {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly syscall?: string;
  readonly address?: string;
  readonly port?: number;
}

/** The error in one line, without a stack, stored values or credentials. */
export function describeError(error: unknown): string {
  return withoutCredentials(describe(error));
}

/** 2 when the command was used wrongly, else 1. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommandError) return error.exitCode;
  return isDomainError(error) && error.code === 'invalid_parameter' ? EXIT_USAGE : EXIT_FAILURE;
}

function describe(error: unknown): string {
  if (isDomainError(error)) return describeDomainError(error);
  const failure = (error ?? {}) as Failure;
  const { name = '', message = '', code } = failure;
  if (WRITTEN_FOR_PEOPLE.has(name)) return message;
  if (name === 'MigrationError') {
    const cause = (failure.cause as Failure | undefined)?.code;
    const remedy = MIGRATION_REMEDIES[code as MigrationErrorCode];
    return `${typeof cause === 'string' ? `${message} (${cause})` : message}${remedy}`;
  }
  if (typeof code === 'string') {
    if (failure.syscall === 'listen') return describeListenError(failure, code);
    if (AWAY.has(code)) return `The database does not answer (${code}${place(failure)}).`;
    if (name === 'PostgresError') {
      return `The database rejected this: ${TELLS_NO_VALUES.test(code) ? message : `error ${code}`}.`;
    }
  }
  const [firstLine = ''] = message.split('\n', 1);
  return firstLine === '' ? `Something went wrong (${String(code ?? (name || 'unknown'))}).` : firstLine;
}

function describeDomainError(error: DomainError): string {
  const { code, internal, publicMessage } = error;
  if (code === 'internal_error' && internal !== undefined && SCHEMA_DIFFERS.test(internal)) {
    return 'The database schema does not match this version. Run "weir migrate" first.';
  }
  const showsCause = internal !== undefined && (code === 'internal_error' || code === 'database_unavailable');
  return showsCause ? `${publicMessage.replace(/\.$/, '')} (${internal}).` : publicMessage;
}

function describeListenError(failure: Failure, code: string): string {
  const where = failure.port === undefined ? 'The port' : `Port ${failure.port} of ${failure.address}`;
  switch (code) {
    case 'EADDRINUSE':
      return `${where} is in use by another program. Choose another port.`;
    case 'EACCES':
      return `This user has no permission to listen on ${where}. Choose another port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${failure.address ?? 'The host'} is not an address of this machine. Choose another host.`;
    default:
      return `${where} cannot be listened on (${code}).`;
  }
}

function place({ address, port }: Failure): string {
  return address === undefined ? '' : ` at ${address}${port === undefined ? '' : `:${port}`}`;
}

function withoutCredentials(text: string): string {
  return text
    .replace(/:\/\/[^@\s/]*@/g, '://[redacted]@')
    .replace(/\bsk-[A-Za-z0-9_-]{8,}/g, 'sk-[redacted]');
}
