import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../../src/config.ts';
import { maintain } from '../../src/maintenance.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

const DAY_MS = 86_400_000;

describe('the retention of the audit log', () => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());
  const old = new Date(Date.now() - 200 * DAY_MS);
  const maintainWith = (auditRetentionDays: number) => {
    const { clock, logger, management: ports } = management.composition.services;
    return maintain({
      database: management.database,
      management: ports,
      clock,
      logger,
      auditRetentionDays,
      refusalRetentionDays: 30,
      usageRetentionMonths: 0,
    });
  };
  const ofTheMonth = () =>
    management.database.sql`select from audit_records where occurred_at = ${old}`.then(
      ({ length }) => length,
    );

  it('is for ever with 0, and else drops what is over, once, and records that', async () => {
    await management.database.sql`
      insert into audit_records (id, occurred_at, actor_kind, action, outcome)
      values ('00000000-0000-7000-8000-000000000001', ${old}, 'system', 'organization.purge', 'succeeded')`;
    await maintainWith(0);
    await maintainWith(365);
    expect(await ofTheMonth()).toBe(1);
    expect(await management.audit()).toHaveLength(1);
    await Promise.all([maintainWith(60), maintainWith(60), maintainWith(60)]);
    expect(await ofTheMonth()).toBe(0);
    expect(await management.audit()).toMatchObject([
      {
        actor: { kind: 'system', userId: null, via: null },
        action: 'audit.retention',
        outcome: 'succeeded',
        organizationId: null,
        target: { kind: 'audit_log', id: old.toISOString().slice(0, 7) },
        requestId: null,
      },
    ]);
    expect(management.logger.of('database.maintenance_failed')).toEqual([]);
  });

  it('cannot be made so short that nobody would have time to look', () => {
    expect(() => loadConfig({ AUDIT_RETENTION_DAYS: '29' })).toThrow(ConfigError);
    expect(() => loadConfig({ AUDIT_RETENTION_DAYS: '-1' })).toThrow(ConfigError);
    expect(loadConfig({ AUDIT_RETENTION_DAYS: '0' }).AUDIT_RETENTION_DAYS).toBe(0);
    expect(loadConfig({}).AUDIT_RETENTION_DAYS).toBe(365);
  });
});
