import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAuditRecord } from '../../testing/an-audit-record.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresAuditLog } from './audit-log.ts';
import { ensureAuditPartitions } from './ensure-audit-partitions.ts';

const DAY_MS = 86_400_000;
const NEW_YEAR = new Date('2031-01-01T00:00:00Z');
const AROUND_NEW_YEAR = [
  'audit_records_2030_12',
  'audit_records_2031_01',
  'audit_records_2031_02',
  'audit_records_2031_03',
  'audit_records_2031_04',
];

describe('the months of the audit log', () => {
  let database: OpenTestDatabase;
  let audit: PostgresAuditLog;
  beforeEach(async () => {
    database = await openTestDatabase();
    audit = new PostgresAuditLog(database.kysely);
  });
  afterEach(() => database.discard());
  const partitionOf = async ({ id }: { id: string }) => {
    const [row] = await database.sql<{ name: string }[]>`
      select tableoid::regclass::text as name from audit_records where id = ${id}`;
    return row?.name;
  };
  const all = async () => (await audit.list(null, {}, { limit: 100, after: null })).items;

  it('are made ahead, once, whoever asks, and are there as soon as the database is migrated', async () => {
    expect(await ensureAuditPartitions(database, new Date())).toEqual([]);
    const made = await Promise.all(
      Array.from({ length: 4 }, () => ensureAuditPartitions(database, NEW_YEAR)),
    );
    expect(made.flat().sort()).toEqual(AROUND_NEW_YEAR);
    expect(await ensureAuditPartitions(database, NEW_YEAR)).toEqual([]);
  });

  it('take in, by UTC, the records that came before them, and those that still come', async () => {
    const old = anAuditRecord(new Date('2019-07-31T23:59:59.999Z'));
    const before = anAuditRecord(new Date('2030-12-31T23:59:59.999Z'));
    const after = anAuditRecord(NEW_YEAR);
    for (const record of [after, old, before]) await audit.append(record);
    expect(await partitionOf(before)).toBe('audit_records_default');
    const elsewhere = await database.sql.reserve();
    await elsewhere`set timezone = 'America/New_York'`;
    await elsewhere`select ensure_audit_partitions(${NEW_YEAR})`;
    elsewhere.release();
    expect(await partitionOf(old)).toBe('audit_records_2019_07');
    expect(await partitionOf(before)).toBe('audit_records_2030_12');
    expect(await partitionOf(after)).toBe('audit_records_2031_01');
    expect(await all()).toEqual([after, before, old]);
    const late = anAuditRecord(new Date('2035-01-01T00:00:00Z'));
    await audit.append(late);
    expect(await partitionOf(late)).toBe('audit_records_default');
    await expect(database.sql`delete from audit_records_default`).rejects.toMatchObject({ code: '42501' });
    await expect(database.sql`truncate audit_records_default`).rejects.toMatchObject({ code: '42501' });
  });

  it('lose and double nothing that is appended meanwhile', async () => {
    const records = Array.from({ length: 100 }, (_, index) =>
      anAuditRecord(new Date(NEW_YEAR.getTime() + index * 1_000)),
    );
    const appendAll = async () => {
      for (const record of records) {
        await audit.append(record).catch(async (error: unknown) => {
          expect(error).toMatchObject({ retryable: true });
          await audit.append(record);
        });
      }
    };
    await Promise.all([appendAll(), ensureAuditPartitions(database, NEW_YEAR)]);
    expect(await all()).toEqual(records.toReversed());
  });

  it('are dropped whole when they ended longer ago than the retention, and not a day sooner', async () => {
    const months = [13, 2, 0].map((ago) => {
      const now = new Date();
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 15));
    });
    const [yearAgo, recent, now] = months.map((month) => anAuditRecord(month)) as [never, never, never];
    for (const record of [yearAgo, recent, now]) await audit.append(record);
    await ensureAuditPartitions(database, new Date());
    const endOfMonthAgo = new Date(Date.UTC(months[0]!.getUTCFullYear(), months[0]!.getUTCMonth() + 1, 1));
    const daysSinceEnd = Math.floor((Date.now() - endOfMonthAgo.getTime()) / DAY_MS);

    expect(await audit.dropMonthsOver(daysSinceEnd + 1)).toEqual([]);
    expect(await all()).toEqual([now, recent, yearAgo]);
    const dropped = await Promise.all([
      audit.dropMonthsOver(daysSinceEnd),
      audit.dropMonthsOver(daysSinceEnd),
    ]);

    expect(dropped.flat()).toEqual([months[0]!.toISOString().slice(0, 7)]);
    expect(await all()).toEqual([now, recent]);
  });

  it.each([29, 0, -1])('are never dropped within 30 days: %i', async (days) => {
    await expect(audit.dropMonthsOver(days)).rejects.toMatchObject({ code: 'internal_error' });
  });
});
