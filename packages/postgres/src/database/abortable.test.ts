import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { abortable } from './abortable.ts';

describe('a transaction that can be aborted', () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase({ poolSize: 5 });
  });
  afterAll(() => database?.discard());

  const begin = () => database.kysely.transaction();
  const sleep = sql`select pg_sleep(600)`;
  const untilItSleeps = () =>
    expect
      .poll(
        () => database.sql`select from pg_stat_activity
          where datname = current_database() and wait_event = 'PgSleep'`,
        { timeout: 30_000 },
      )
      .toHaveLength(1);

  it('ends the statement that runs, and is rolled back', async () => {
    await database.sql`create table marks (number integer)`;
    const controller = new AbortController();
    const work = abortable(database.kysely, begin(), controller.signal, async (transaction) => {
      await sql`insert into marks values (1)`.execute(transaction);
      await sleep.execute(transaction);
    });
    const ended = expect(work).rejects.toMatchObject({ code: '57014' });
    await untilItSleeps();
    controller.abort();
    await ended;
    expect(await database.sql`select from marks`).toHaveLength(0);
  });

  it('ends the next statement where none runs, and no later one of another transaction', async () => {
    const controller = new AbortController();
    const work = abortable(database.kysely, begin(), controller.signal, async (transaction) => {
      controller.abort();
      await sleep.execute(transaction);
    });
    await expect(work).rejects.toMatchObject({ code: '57014' });
    // Whichever connection each of them gets.
    const others = Array.from({ length: 10 }, () =>
      begin().execute((other) => sql`select pg_sleep(0.05)`.execute(other)),
    );
    await Promise.all(others);
  });

  it('does not begin where it is aborted already', async () => {
    const work = abortable(database.kysely, begin(), AbortSignal.abort(), () =>
      Promise.reject(new Error('begun')),
    );
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });
});
