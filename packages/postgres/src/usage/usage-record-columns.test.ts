import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { USAGE_RECORD_COLUMNS, USAGE_RECORD_ROW, type UsageRecordColumn } from './usage-record-columns.ts';

const TYPES: Readonly<Record<UsageRecordColumn['field']['kind'], readonly string[]>> = {
  uuid: ['uuid'],
  text: ['text'],
  code: ['text'],
  enum: ['text'],
  integer: ['bigint', 'smallint'],
  money: ['bigint'],
  timestamp: ['timestamp with time zone'],
  flag: ['boolean'],
  list: ['jsonb'],
  pairs: ['jsonb'],
  counts: ['integer[]'],
  strip: ['text'],
};

describe('the columns of a usage record', () => {
  let database: OpenTestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.discard());

  const columnsOf = (relation: string) => database.sql<{ name: string; type: string; nullable: boolean }[]>`
    select attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as nullable
    from pg_attribute where attrelid = ${relation}::regclass and attnum > 0 and not attisdropped order by attnum`;

  it('are, in their order, those of the type that carries them', async () => {
    const columns = await columnsOf(USAGE_RECORD_ROW);
    expect(columns.map(({ name }) => name)).toEqual(USAGE_RECORD_COLUMNS.map(({ name }) => name));
    for (const [index, { type }] of columns.entries()) {
      expect(TYPES[USAGE_RECORD_COLUMNS[index]!.field.kind]).toContain(type);
    }
  });

  it('are those of the table, with their types, and null where the field may be', async () => {
    const stored = new Map((await columnsOf('usage_records')).map((column) => [column.name, column]));
    for (const { name, type } of await columnsOf(USAGE_RECORD_ROW)) expect(stored.get(name)?.type).toBe(type);
    for (const { name, field, group } of USAGE_RECORD_COLUMNS) {
      expect([name, stored.get(name)?.nullable]).toEqual([name, field.nullable === true || group === 'itl']);
    }
    expect(
      [...stored.keys()].filter((name) => !USAGE_RECORD_COLUMNS.some((each) => each.name === name)),
    ).toEqual(['recorded_at']);
  });
});
