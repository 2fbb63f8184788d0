import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { DatabaseProxy } from '../../testing/database-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createDatabase, type Database, type DatabaseOptions } from './database.ts';

const ONE = 'select 1 as one where $1 = $1::text';
const SLEEP = 'select pg_sleep($1::text::float8) as slept';

describe('StatementPool', () => {
  let testDatabase: TestDatabase;
  let proxy: DatabaseProxy;
  let database: Database;
  let observer: Database;
  beforeEach(async () => {
    testDatabase = await createTestDatabase();
    proxy = await DatabaseProxy.start(testDatabase.url);
    observer = createDatabase(testDatabase.url, { applicationName: 'observer' });
  });
  afterEach(async () => {
    await proxy.stop();
    await Promise.all([database.close(), observer.close()]);
    await testDatabase.drop();
  });
  /** A pool with a single connection for statements. */
  const open = (options: DatabaseOptions = {}) => {
    database = createDatabase(proxy.url, { poolSize: 2, ...options });
    return database.statements;
  };
  const running = async () => {
    const rows = await observer.sql`
      select pid from pg_stat_activity
      where application_name = 'weir' and state = 'active' and datname = current_database()`;
    return rows.length;
  };

  it('reads bigints without loss', async () => {
    const rows = await open().run<{ huge: bigint }>('select $1::text::bigint as huge', ['9007199254740993']);
    expect(rows).toEqual([{ huge: 9_007_199_254_740_993n }]);
  });

  it('rejects at once when the signal is aborted already, without sending anything', async () => {
    await expect(open().run(ONE, ['x'], AbortSignal.abort())).rejects.toMatchObject({
      code: 'database_unavailable',
      retryable: true,
    });
    expect(proxy.accepted).toBe(0);
  });

  it('survives aborts while it connects', async () => {
    const statements = open();
    proxy.behave('silent');
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(statements.run(ONE, ['x'], AbortSignal.timeout(10))).rejects.toMatchObject({
        code: 'database_unavailable',
      });
    }
    proxy.behave('forward');
    expect(await statements.run(ONE, ['x'])).toEqual([{ one: 1 }]);
    expect(proxy.accepted).toBe(1);
  });

  it('makes the server give up a statement that is aborted', async () => {
    const statements = open();
    const abort = new AbortController();
    const sleeping = statements.run(SLEEP, ['60'], abort.signal);
    await vi.waitFor(async () => expect(await running()).toBe(1), 10_000);
    abort.abort();
    await expect(sleeping).rejects.toMatchObject({ code: 'database_unavailable' });
    await vi.waitFor(async () => expect(await running()).toBe(0), 10_000);
    expect(await statements.run(ONE, ['x'])).toEqual([{ one: 1 }]);
  });

  it('makes it give up one that waited long for its connection, too', async () => {
    const statements = open();
    proxy.behave('silent');
    const abort = new AbortController();
    const sleeping = statements.run(SLEEP, ['60'], abort.signal);
    await vi.waitFor(() => expect(proxy.accepted).toBe(1), 10_000);
    proxy.behave('forward');
    await vi.waitFor(async () => expect(await running()).toBe(1), { timeout: 10_000, interval: 5 });
    // As if the connection had taken so much longer.
    const nowMs = performance.now.bind(performance);
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMs() + 600);
    onTestFinished(() => clock.mockRestore());
    abort.abort();
    await expect(sleeping).rejects.toMatchObject({ code: 'database_unavailable' });
    await vi.waitFor(async () => expect(await running()).toBe(0), 10_000);
  });

  it('never sends what is aborted while it waits for a connection', async () => {
    const statements = open();
    const first = statements.run(SLEEP, ['0.2']);
    const abort = new AbortController();
    const waiting = statements.run('select no_such_function($1)', ['x'], abort.signal);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ internal: 'aborted' });
    await first;
    expect(await statements.run(ONE, ['x'])).toEqual([{ one: 1 }]);
  });

  it('notices a server that goes silent in the middle of a statement, and connects again', async () => {
    const statements = open({ silenceMs: 300 });
    await statements.run(ONE, ['x']);
    proxy.behave('silent');
    await expect(statements.run(ONE, ['x'])).rejects.toMatchObject({
      code: 'database_unavailable',
      retryable: true,
    });
    proxy.behave('forward');
    expect(await statements.run(ONE, ['x'])).toEqual([{ one: 1 }]);
  });

  it('fails instead of trying for ever when a proxy accepts and hangs up', async () => {
    const statements = open();
    proxy.behave('hang-up');
    await expect(statements.run(ONE, ['x'])).rejects.toMatchObject({ code: 'database_unavailable' });
    await expect(database.sql`select 1`).rejects.toThrow('hung up');
    expect(proxy.accepted).toBeLessThan(5);
  });

  it('connects again after the connection was cut', async () => {
    const statements = open();
    await statements.run(ONE, ['x']);
    const sleeping = statements.run(SLEEP, ['60']);
    const cut = expect(sleeping).rejects.toMatchObject({ code: 'database_unavailable' });
    await vi.waitFor(async () => expect(await running()).toBe(1), 10_000);
    proxy.cut();
    await cut;
    expect(await statements.run(ONE, ['x'])).toEqual([{ one: 1 }]);
  });

  it('leaves nothing listening to a signal that many statements share', async () => {
    const statements = open();
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    await Promise.all([statements.run(ONE, ['x'], signal), statements.run(ONE, ['x'], signal)]);
    expect(removed).toHaveBeenCalledTimes(2);
  });
});
