import { newId } from '@weir/domain/kernel';
import { FakeClock, seededRandomBytes } from '@weir/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anAuditRecord } from '../../testing/an-audit-record.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createDatabase, type Database } from '../database/database.ts';
import { PostgresUnitOfWork } from '../management/unit-of-work.ts';
import { PostgresAuditStreamQueue } from './audit-stream-queue.ts';

const randomBytes = seededRandomBytes(7);
const clock = new FakeClock(Date.now());
const at = (afterMs: number) => new Date(clock.nowMs() + afterMs);
const [ONE, TWO] = [newId(0, randomBytes), newId(1, randomBytes)];

describe('PostgresAuditStreamQueue', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let unitOfWork: PostgresUnitOfWork;
  let queue: PostgresAuditStreamQueue;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = createDatabase(testDatabase.url, { poolSize: 4 });
    unitOfWork = new PostgresUnitOfWork(database);
    queue = new PostgresAuditStreamQueue(database);
  });
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });
  beforeEach(async () => {
    await database.sql`delete from unsent_audit_records`;
    await database.sql`delete from audit_stream`;
  });

  const append = (record: ReturnType<typeof anAuditRecord>) => unitOfWork.repositories.audit.append(record);
  const queued = async () => (await queue.first(100)).map(({ id }) => id);

  it('queues nothing until somebody sends, and nothing any more some time after the last one did', async () => {
    await append(anAuditRecord(at(0)));
    await queue.hold(ONE, at(0), at(60_000), at(1_000));
    const during = anAuditRecord(at(1));
    await append(during);
    await append(anAuditRecord(at(1_001)));
    expect(await queued()).toEqual([during.id]);
  });

  it('returns records as they were appended, and forgets those that were sent', async () => {
    await queue.hold(ONE, at(0), at(60_000), at(60_000));
    const records = [anAuditRecord(at(1)), anAuditRecord(at(2)), anAuditRecord(at(3))];
    for (const record of records) await append(record);
    expect(await queue.first(2)).toEqual(records.slice(0, 2));
    await queue.sent([records[0]!.id]);
    expect(await queued()).toEqual([records[1]!.id, records[2]!.id]);
  });

  it('misses no record of a transaction that commits after later ones were sent, and has none that rolled back', async () => {
    await queue.hold(ONE, at(0), at(60_000), at(60_000));
    const [early, later, never] = [anAuditRecord(at(1)), anAuditRecord(at(2)), anAuditRecord(at(3))];
    await unitOfWork.transaction(async ({ audit }) => {
      await audit.append(early);
      await append(later);
      expect(await queued()).toEqual([later.id]);
      await queue.sent([later.id]);
    });
    expect(await queued()).toEqual([early.id]);
    await unitOfWork
      .transaction(async ({ audit }) => {
        await audit.append(never);
        throw new Error('rolled back');
      })
      .catch(() => {});
    expect(await queued()).toEqual([early.id]);
  });

  it('skips and forgets records whose month the audit log has dropped', async () => {
    await queue.hold(ONE, at(0), at(60_000), at(60_000));
    await database.sql`
      insert into unsent_audit_records (id, occurred_at)
      select ('00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, to_timestamp(0)
      from generate_series(1, 250) number`;
    const record = anAuditRecord(at(1));
    await append(record);
    expect(await queued()).toEqual([record.id]);
    const [left] = await database.sql`select count(*)::integer as count from unsent_audit_records`;
    expect(left).toEqual({ count: 1 });
  });

  it('is held by one at a time, until the time is over or it is released', async () => {
    const held = await Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        queue.hold(newId(number, randomBytes), at(0), at(1_000), at(60_000)),
      ),
    );
    expect(held.filter(Boolean)).toHaveLength(1);
    expect(await queue.hold(ONE, at(999), at(2_000), at(60_000))).toBe(false);
    expect(await queue.hold(ONE, at(1_000), at(2_000), at(60_000))).toBe(true);
    expect(await queue.hold(ONE, at(1_500), at(3_000), at(60_000))).toBe(true);
    expect(await queue.hold(TWO, at(1_500), at(3_000), at(60_000))).toBe(false);
    await queue.release(ONE, at(1_500));
    expect(await queue.hold(TWO, at(1_500), at(3_000), at(60_000))).toBe(true);
  });
});
