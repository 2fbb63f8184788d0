import type { Database } from '@weir/postgres';

export type Row = Readonly<Record<string, unknown>>;

/** Rows by table. Those of a table have the same columns. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** Inserts rows into many tables by one statement, at whose end foreign keys are checked, so in any order. */
export async function insertRows(sql: Database['sql'], rows: Rows): Promise<void> {
  const tables = Object.entries(rows);
  const inserts = tables.map(([table, [first = {}]], index) => {
    const columns = Object.keys(first).join(', ');
    return `inserted_${index} as (insert into ${table} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${table}, $${index + 1}::text::jsonb))`;
  });
  await sql.unsafe(
    `with ${inserts.join(', ')} select 1`,
    tables.map(([, inserted]) => JSON.stringify(inserted)),
    // Planned once for many worlds, since it takes longer to plan than to run.
    { prepare: true },
  );
}
