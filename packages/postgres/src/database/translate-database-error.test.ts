import { DomainError } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { createDatabase } from './database.ts';
import { translateDatabaseError } from './translate-database-error.ts';

const SECRET = 'meadow-secret';

describe('translateDatabaseError', () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase({ statementTimeoutMs: 100 });
    await database.sql`create table parent (name text primary key, size int check (size > 0))`;
    await database.sql`create table child (name text references parent)`;
    await database.sql`insert into parent values (${SECRET}, 1)`;
  });
  afterAll(() => database.discard());
  const failureOf = async (work: PromiseLike<unknown>) => {
    const error = await Promise.resolve(work).then(
      () => null,
      (reason: unknown) => reason,
    );
    return translateDatabaseError(error);
  };

  it('calls a broken unique constraint a conflict', async () => {
    expect(await failureOf(database.sql`insert into parent values (${SECRET}, 2)`)).toMatchObject({
      code: 'conflict',
      retryable: false,
      internal: '23505 parent_pkey _bt_check_unique',
    });
  });

  it('calls a reference to a row that is gone not found', async () => {
    expect(await failureOf(database.sql`insert into child values ('nobody')`)).toMatchObject({
      code: 'not_found',
      retryable: false,
    });
  });

  it('calls what we got wrong ourselves an internal error', async () => {
    for (const mistake of [
      database.sql`insert into parent values ('other', 0)`,
      database.sql`select no_such_function()`,
      database.sql`select 'text'::int`,
    ]) {
      expect(await failureOf(mistake)).toMatchObject({ code: 'internal_error', retryable: false });
    }
  });

  it('calls a statement that took too long a database that is not available', async () => {
    expect(await failureOf(database.sql`select pg_sleep(60)`)).toMatchObject({
      code: 'database_unavailable',
      retryable: true,
      internal: '57014 ProcessInterrupts',
    });
  });

  it('calls a server that cannot be reached a database that is not available', async () => {
    const nowhere = createDatabase('postgres://weir:weir@127.0.0.1:1/weir');
    expect(await failureOf(nowhere.sql`select 1`)).toMatchObject({
      code: 'database_unavailable',
      retryable: true,
      internal: 'ECONNREFUSED',
    });
    await nowhere.close();
  });

  it('calls a wrong password a database that is not available', async () => {
    const wrong = new URL(database.url);
    wrong.username = 'nobody';
    const refused = createDatabase(wrong.href);
    expect(await failureOf(refused.sql`select 1`)).toMatchObject({ code: 'database_unavailable' });
    await refused.close();
  });

  it('keeps nothing of the values that were stored or sent', async () => {
    const error = await failureOf(database.sql`insert into parent values (${SECRET}, 2)`);
    expect(error.cause).toBeUndefined();
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain(SECRET);
  });

  it('leaves a DomainError as it is', () => {
    const error = new DomainError('not_found', 'No such thing.');
    expect(translateDatabaseError(error)).toBe(error);
  });
});
