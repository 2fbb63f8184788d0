import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { migrate } from './migrate.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../../migrations');
const ORGANIZATION = '01900000-0000-7000-8000-0000000000a0';
const idOf = (number: number) => `01900000-0000-7000-8000-00000000000${number}`;

describe('the migration to names in any case', () => {
  let database: OpenTestDatabase;
  let directory: string;
  beforeEach(async () => {
    database = await openTestDatabase();
    await database.sql.unsafe('drop schema public cascade; create schema public');
    directory = await mkdtemp(join(tmpdir(), 'weir-migrations-'));
    for (const name of await readdir(MIGRATIONS)) {
      if (name.slice(0, 4) < '0018') await cp(join(MIGRATIONS, name), join(directory, name));
    }
    await migrate(database.url, { directory });
    await database.sql`insert into organizations (id, name, created_at) values (${ORGANIZATION}, ${'Cafe\u0301\u200b'}, now())`;
  });
  afterEach(async () => {
    await database.discard();
    await rm(directory, { recursive: true });
  });

  it('normalises names, and tells apart those that became equal; the oldest keeps its name', async () => {
    const names = ['Research', 'RESEARCH', 'rese\u200barch', 'Cafe\u0301  one', '\u200b', 'x'.repeat(100)];
    for (const [number, name] of names.entries()) {
      await database.sql`insert into teams (id, organization_id, name, created_at)
        values (${idOf(number)}, ${ORGANIZATION}, ${name}, now())`;
      await database.sql`insert into workspaces (id, organization_id, name, created_at, deleted_at)
        values (${idOf(number)}, ${ORGANIZATION}, ${name}, now(), ${number === 1 ? new Date() : null})`;
    }
    await migrate(database.url, { directory: MIGRATIONS });
    const stored = async (table: string) =>
      (await database.sql<{ name: string }[]>`select name from ${database.sql(table)} order by id`).map(
        ({ name }) => name,
      );
    expect(await stored('teams')).toEqual([
      'Research',
      `RESEARCH ${idOf(1)}`,
      `research ${idOf(2)}`,
      'Café one',
      'Unnamed',
      'x'.repeat(100),
    ]);
    // A deleted workspace has no claim on its name.
    expect((await stored('workspaces')).slice(0, 3)).toEqual(['Research', 'RESEARCH', `research ${idOf(2)}`]);
    expect(await stored('organizations')).toEqual(['Café']);
    await expect(
      database.sql`insert into teams (id, organization_id, name, created_at)
        values (${idOf(9)}, ${ORGANIZATION}, 'CAFÉ ONE', now())`,
    ).rejects.toMatchObject({ code: '23505' });
  });
});
