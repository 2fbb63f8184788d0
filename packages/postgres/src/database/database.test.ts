import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createDatabase, type Database } from './database.ts';
import { StatementPool } from './statement-pool.ts';

describe('createDatabase', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    testDatabase = await createTestDatabase();
  });
  afterEach(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('opens no more connections than it may, over both pools together', async () => {
    database = createDatabase(testDatabase.url, { poolSize: 5 });
    await Promise.all([
      ...Array.from({ length: 20 }, () =>
        database.statements.run('select pg_sleep($1::text::float8)', ['0.02']),
      ),
      ...Array.from({ length: 20 }, () => database.sql`select pg_sleep(0.02)`),
    ]);
    const [row] = await database.sql`
      select count(*)::int as connections from pg_stat_activity
      where application_name = 'weir' and datname = current_database()`;
    expect(row).toEqual({ connections: 5 });
  });

  it('fails a query on a held connection that the server has closed, and lives on', async () => {
    database = createDatabase(testDatabase.url, { poolSize: 3 });
    const held = await database.sql.reserve();
    const [{ pid } = { pid: 0 }] = await held<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await database.sql`select pg_terminate_backend(${pid})`;
    await vi.waitFor(async () =>
      expect(await database.sql`select 1 from pg_stat_activity where pid = ${pid}`).toHaveLength(0),
    );
    await expect(held`select 1`).rejects.toThrow();
    expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('keeps the hot path apart from what is slow', async () => {
    database = createDatabase(testDatabase.url, { poolSize: 2 });
    let slowIsDone = false;
    const slow = database.sql`select pg_sleep(0.5)`.then(() => {
      slowIsDone = true;
    });
    await database.statements.run('select $1::text', ['x']);
    expect(slowIsDone).toBe(false);
    await slow;
  });

  it('keeps idle connections of the hot path, though they are silent', async () => {
    database = createDatabase(testDatabase.url, { poolSize: 2, silenceMs: 500 });
    const backend = () =>
      database.statements.run<{ pid: number }>('select pg_backend_pid() as pid where $1 = $1::text', ['x']);
    const before = await backend();
    const noticed = vi.spyOn(StatementPool.prototype, 'isIdle');
    onTestFinished(() => noticed.mockRestore());
    await vi.waitFor(() => expect(noticed).toHaveReturnedWith(true), 20_000);
    expect(await backend()).toEqual(before);
  });

  it('refuses a URL with several hosts', () => {
    database = createDatabase('postgres://weir:with,comma@one/weir?application_name=a,b');
    expect(() => createDatabase('postgres://weir:a,b@one:5432,two:5432/weir')).toThrow('several hosts');
    expect(() => createDatabase('postgres://weir@one,two/weir')).toThrow('several hosts');
  });

  it('says who it is, and how long a statement may take', async () => {
    database = createDatabase(testDatabase.url, { applicationName: 'meadow', statementTimeoutMs: 60_000 });
    const settings = `select current_setting('application_name') as name, current_setting('statement_timeout') as timeout
      where $1 = 'x'`;
    expect(await database.statements.run(settings, ['x'])).toEqual([{ name: 'meadow', timeout: '10s' }]);
    expect([...(await database.sql.unsafe(settings, ['x']))]).toEqual([{ name: 'meadow', timeout: '1min' }]);
  });

  it('reads int8 as bigint in queries built by Kysely', async () => {
    database = createDatabase(testDatabase.url);
    await database.sql`
      insert into models (id, name, owned_by, input_nano_usd_per_million, created_at)
      values (gen_random_uuid(), 'meadow', 'meadow', 9007199254740993, now())`;
    const row = await database.kysely
      .selectFrom('models')
      .select('input_nano_usd_per_million')
      .executeTakeFirstOrThrow();
    expect(row.input_nano_usd_per_million).toBe(9_007_199_254_740_993n);
  });
});
