import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAuditRecord } from '../../testing/an-audit-record.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../testing/open-test-database.ts';
import { PostgresAuditLog } from './audit-log.ts';

const APPEND_ONLY = { code: '42501', message: 'audit records are append-only' };

describe('the audit log, for the role that owns it', () => {
  let database: OpenTestDatabase;
  let partition: string;
  const now = new Date();
  const record = anAuditRecord(now);
  const late = anAuditRecord(new Date('2035-01-01T00:00:00Z'));

  beforeAll(async () => {
    database = await openTestDatabase();
    const audit = new PostgresAuditLog(database.kysely);
    await audit.append(record);
    await audit.append(late);
    const [row] = await database.sql<{ name: string }[]>`
      select tableoid::regclass::text as name from audit_records where id = ${record.id}`;
    partition = row!.name;
    expect(partition).toMatch(/^audit_records_\d{4}_\d{2}$/);
  });
  afterAll(() => database.discard());

  const statements = () =>
    ['audit_records', 'audit_records_default', partition].flatMap((table) => [
      `update ${table} set action = 'forged'`,
      `delete from ${table}`,
      `truncate ${table}`,
      `insert into ${table} select * from ${table} on conflict (id, occurred_at) do update set action = 'forged'`,
      `merge into ${table} using (select 1) as one on true when matched then delete`,
    ]);

  it('refuses every change, through the table and through each partition', async () => {
    for (const statement of statements()) {
      await expect(database.sql.unsafe(statement), statement).rejects.toMatchObject(APPEND_ONLY);
    }
  });

  it('refuses to put triggers to sleep', async () => {
    await expect(database.sql`set session_replication_role = replica`).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('still has what was in it', async () => {
    const audit = new PostgresAuditLog(database.kysely);
    expect((await audit.list(null, {}, { limit: 10, after: null })).items).toEqual([late, record]);
  });

  it.each([
    ['action', { action: 'somebody@example.com' as never }],
    ['error_code', { errorCode: 'No such user: somebody' as never }],
    ['target_kind', { target: { kind: 'a name' as never, id: 'x' } }],
    ['target_id', { target: { kind: 'user', id: 'somebody@example.com' } }],
    ['changed_fields', { changedFields: ['Field Trip'] }],
    ['changed_fields', { changedFields: ['=1+1'] }],
  ] as const)('takes no free text as %s', async (column, overrides) => {
    const audit = new PostgresAuditLog(database.kysely);
    await expect(audit.append(anAuditRecord(now, overrides))).rejects.toMatchObject({
      code: 'internal_error',
      internal: expect.stringContaining(`23514 audit_records_${column}_check`),
    });
  });

  it('takes names of fields', async () => {
    const audit = new PostgresAuditLog(database.kysely);
    await audit.append(anAuditRecord(now, { changedFields: ['name', 'allowed_models'] }));
  });
});
