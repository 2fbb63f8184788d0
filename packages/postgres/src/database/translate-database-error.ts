import { DomainError, isDomainError } from '@weir/domain/kernel';

/** SQLSTATE classes of a server that cannot serve now: connection, resources, operator intervention, rolled back. */
const UNAVAILABLE_CLASSES = new Set(['08', '25', '28', '40', '53', '55', '57', '58', 'XX']);

/**
 * Any failure of the database as a DomainError: `name_taken` or `conflict` for a violated unique constraint, `not_found`
 * for a reference to a deleted row, `database_unavailable` (retryable) for a server that cannot be reached or cannot serve,
 * `internal_error` for the rest, which is a bug of ours.
 *
 * The original error is not kept as the cause: its detail quotes stored values, and its parameters are the values.
 */
export function translateDatabaseError(error: unknown): DomainError {
  if (isDomainError(error)) return error;
  const { name, code, constraint_name, routine } = error as {
    name?: string;
    code?: unknown;
    constraint_name?: string;
    routine?: string;
  };
  const internal = [code ?? name, constraint_name, routine].filter((part) => part !== undefined).join(' ');
  if (name === 'PostgresError' && typeof code === 'string') {
    if (code === '23505' && constraint_name?.endsWith('_name_key') === true) {
      return new DomainError('name_taken', 'This name is already in use.', { internal, param: 'name' });
    }
    if (code === '23505') return new DomainError('conflict', 'This value is already in use.', { internal });
    // The record was on its way to the default partition while its month got a partition of its own.
    if (code === '23514' && constraint_name === undefined) return unavailable(internal);
    if (code === '23503')
      return new DomainError('not_found', 'The resource that this belongs to no longer exists.', {
        internal,
      });
    if (!UNAVAILABLE_CLASSES.has(code.slice(0, 2))) {
      return new DomainError('internal_error', 'An internal error occurred.', { internal });
    }
  } else if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) {
    return new DomainError('internal_error', 'An internal error occurred.', { internal, cause: error });
  }
  return unavailable(internal);
}

function unavailable(internal: string): DomainError {
  return new DomainError('database_unavailable', 'The database is not available.', {
    internal,
    retryable: true,
  });
}
