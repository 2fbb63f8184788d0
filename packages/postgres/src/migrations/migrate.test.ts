import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { migrate } from './migrate.ts';

describe('migrate', () => {
  let database: OpenTestDatabase;
  let directory: string;
  beforeEach(async () => {
    database = await openTestDatabase();
    // A schema without our own migrations.
    await database.sql.unsafe('drop schema public cascade; create schema public');
    directory = await mkdtemp(join(tmpdir(), 'weir-migrations-'));
    await write(
      '0001-meadow.sql',
      'create table meadow (id int primary key); insert into meadow values (1);',
    );
    await write('0002-brook.sql', 'do $$ begin insert into meadow values (2); end $$;\n-- done; really\n');
    await write('schema.sql', 'not a migration');
  });
  afterEach(async () => {
    await database.discard();
    await rm(directory, { recursive: true });
  });
  const write = (name: string, statements: string) => writeFile(join(directory, name), statements);
  const run = (lockWaitMs?: number) =>
    migrate(database.url, { directory, ...(lockWaitMs === undefined ? {} : { lockWaitMs }) });

  it('applies the files in order, and the second time only what is new', async () => {
    expect(await run()).toEqual({ applied: 2, version: '0002' });
    expect(await run()).toEqual({ applied: 0, version: '0002' });
    await write('0003-ford.sql', 'create table ford ();');
    expect(await run()).toEqual({ applied: 1, version: '0003' });
    const rows =
      await database.sql`select version, name, length(checksum) from schema_migrations order by version`;
    expect([...rows]).toEqual([
      { version: '0001', name: 'meadow', length: 64 },
      { version: '0002', name: 'brook', length: 64 },
      { version: '0003', name: 'ford', length: 64 },
    ]);
  });

  it('applies everything once when several replicas start at once', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => run()));
    expect(results.map((result) => result.applied).sort()).toEqual([0, 0, 0, 0, 2]);
  });

  it('keeps nothing of a migration that fails, and everything of those before it', async () => {
    await write('0003-flood.sql', 'insert into meadow values (3); insert into meadow values (1);');
    await expect(run()).rejects.toMatchObject({
      name: 'MigrationError',
      code: 'migration_failed',
      migration: '0003-flood',
      cause: { code: '23505' },
    });
    expect(await database.sql`select id from meadow order by id`).toMatchObject([{ id: 1 }, { id: 2 }]);
    await write('0003-flood.sql', 'insert into meadow values (3);');
    expect(await run()).toEqual({ applied: 1, version: '0003' });
  });

  it('stops when an applied migration was changed', async () => {
    await run();
    await write('0001-meadow.sql', 'create table meadow (id bigint primary key);');
    await expect(run()).rejects.toMatchObject({ code: 'migration_changed', migration: '0001-meadow' });
  });

  it('stops when an applied migration was renamed', async () => {
    await run();
    await rm(join(directory, '0002-brook.sql'));
    await write('0002-river.sql', 'do $$ begin insert into meadow values (2); end $$;\n-- done; really\n');
    await expect(run()).rejects.toMatchObject({ code: 'migration_changed', migration: '0002-brook' });
  });

  it('stops when the file of an applied migration is gone', async () => {
    await write('0003-ford.sql', 'create table ford ();');
    await run();
    await rm(join(directory, '0002-brook.sql'));
    await expect(run()).rejects.toMatchObject({ code: 'migration_missing', migration: '0002-brook' });
  });

  it('stops when a file is older than what was applied already', async () => {
    await rm(join(directory, '0001-meadow.sql'));
    await write('0002-brook.sql', 'create table brook ();');
    await run();
    await write('0001-meadow.sql', 'create table meadow ();');
    await expect(run()).rejects.toMatchObject({ code: 'migration_missing', migration: '0001-meadow' });
  });

  it('stops when the database was migrated by a newer version', async () => {
    await write('0003-ford.sql', 'create table ford ();');
    await run();
    await rm(join(directory, '0003-ford.sql'));
    await expect(run()).rejects.toMatchObject({ code: 'migration_unknown', migration: '0003-ford' });
  });

  it('refuses two files of the same version', async () => {
    await write('0002-river.sql', 'create table river ();');
    await expect(run()).rejects.toMatchObject({ code: 'migration_changed', migration: '0002-river' });
  });

  it('says when the database cannot be reached', async () => {
    await expect(migrate('postgres://weir:weir@127.0.0.1:1/weir', { directory })).rejects.toMatchObject({
      code: 'database_unavailable',
    });
  });

  it('waits for another replica only so long', async () => {
    const session = await database.sql.reserve();
    await session`select pg_advisory_lock(7394206115)`;
    await expect(run(50)).rejects.toMatchObject({ code: 'migration_locked' });
    await session`select pg_advisory_unlock(7394206115)`;
    session.release();
    expect(await run(50)).toEqual({ applied: 2, version: '0002' });
  });
});
