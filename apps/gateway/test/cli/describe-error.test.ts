import { DomainError } from '@weir/domain/kernel';
import { MigrationError } from '@weir/postgres';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../../src/cli/command-error.ts';
import { describeError, exitCodeOf } from '../../src/cli/describe-error.ts';

function failure(message: string, fields: object): Error {
  return Object.assign(new Error(message), fields);
}

describe('an error on its way to the terminal', () => {
  it.each<[string, unknown, string]>([
    ['what a command says', new CommandError('There is no such API key.'), 'There is no such API key.'],
    [
      'a cause that was kept for logs',
      new DomainError('database_unavailable', 'The database is not available.', { internal: 'ECONNREFUSED' }),
      'The database is not available (ECONNREFUSED).',
    ],
    [
      'a schema that is missing',
      new DomainError('internal_error', 'Something went wrong.', { internal: '42P01 parserOpenTable' }),
      'The database schema does not match this version. Run "weir migrate" first.',
    ],
    [
      'what to do about an edited migration',
      new MigrationError(
        'migration_changed',
        '0002-catalog',
        '0002-catalog was changed after it was applied.',
      ),
      '0002-catalog was changed after it was applied. Restore the file of the release that applied it; write a change as a new migration.',
    ],
    [
      'the code below a migration',
      new MigrationError('migration_failed', '0002-catalog', '0002-catalog failed.', { code: '42501' }),
      '0002-catalog failed. (42501)',
    ],
    [
      'a refused sign-in',
      failure('password authentication failed for user "weir"', { name: 'PostgresError', code: '28P01' }),
      'The database rejected this: password authentication failed for user "weir".',
    ],
    [
      'no stored value',
      failure('invalid input syntax for type uuid: "secret"', { name: 'PostgresError', code: '22P02' }),
      'The database rejected this: error 22P02.',
    ],
    [
      'a database that is away, of two addresses',
      failure('', { name: 'AggregateError', code: 'ECONNREFUSED' }),
      'The database does not answer (ECONNREFUSED).',
    ],
    [
      'no credential of a URL, no key',
      new Error('cannot use postgres://weir:hunter2@db/weir with sk-live-abcdefghijklmnop'),
      'cannot use postgres://[redacted]@db/weir with sk-[redacted]',
    ],
    ['no second line', new Error('first\n    at second'), 'first'],
    ['something for nothing', undefined, 'Something went wrong (unknown).'],
    [
      'a port that is taken',
      failure('listen', { code: 'EADDRINUSE', syscall: 'listen', address: '::1', port: 80 }),
      'Port 80 of ::1 is in use by another program. Choose another port.',
    ],
    [
      'a host that is not here',
      failure('listen', { code: 'EADDRNOTAVAIL', syscall: 'listen', address: '192.0.2.1', port: 80 }),
      '192.0.2.1 is not an address of this machine. Choose another host.',
    ],
  ])('tells %s', (_what, error, expected) => {
    expect(describeError(error)).toBe(expected);
  });

  it('is a usage error when the input was at fault', () => {
    expect(exitCodeOf(new DomainError('invalid_parameter', 'name must have 1 to 100 characters.'))).toBe(2);
    expect(exitCodeOf(new DomainError('conflict', 'Taken.'))).toBe(1);
    expect(exitCodeOf(new Error('anything'))).toBe(1);
  });
});
