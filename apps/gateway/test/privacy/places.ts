import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createDatabase } from '@weir/postgres';
import type { Place } from './mark-search.ts';

/** Every row of every table, a place each table. */
export async function dumpDatabase(databaseUrl: string): Promise<Place[]> {
  const { sql, close } = createDatabase(databaseUrl, { poolSize: 2 });
  try {
    const tables = await sql<{ name: string }[]>`
      select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
      from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      order by 1`;
    const places: Place[] = [];
    for (const { name } of tables) {
      const rows = await sql.unsafe<{ row: string }[]>(`select rows::text as row from only ${name} as rows`);
      places.push({ name: `table ${name}`, bytes: Buffer.from(rows.map(({ row }) => row).join('\n')) });
    }
    return places;
  } finally {
    await close();
  }
}

/** Every file of a directory, names included, but for those of these names. */
export async function readFiles(directory: string, except: readonly string[] = []): Promise<Place[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const places: Place[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || except.includes(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(directory, path);
    places.push({ name: `file ${name}`, bytes: Buffer.concat([Buffer.from(name), await readFile(path)]) });
  }
  return places;
}
