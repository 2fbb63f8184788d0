import { purgeDeletedWorkspaces } from '@weir/domain/workspaces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maintain } from '../../src/maintenance.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

describe('purging deleted workspaces', () => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  const ids = async () => {
    const rows = await management.database.sql<{ id: string }[]>`select id from workspaces order by id`;
    return rows.map(({ id }) => id);
  };

  it('takes those whose thirty days are over, with their keys, and records it; many replicas at once do it once', async () => {
    const { sql } = management.database;
    const { services } = management.composition;
    const owner = await management.signIn();
    const organizationId = await management.addOrganization([[owner, 'owner']]);
    const old = await management.addWorkspace(organizationId, 'Old');
    const recent = await management.addWorkspace(organizationId, 'Recent');
    const inUse = await management.addWorkspace(organizationId, 'In use');
    await sql`insert into api_keys (id, workspace_id, name, hash, mode, prefix, last_four, created_at)
      select gen_random_uuid(), id, 'Key', encode(sha256(id::text::bytea), 'hex'), 'live', 'sk-live-', 'abcd', ${management.now()}
      from workspaces`;
    await sql`update workspaces set deleted_at = ${management.now()} - interval '30 days' where id = ${old}`;
    await sql`update workspaces set deleted_at = ${management.now()} - interval '29 days 23 hours' where id = ${recent}`;

    const purged = await Promise.all(
      Array.from({ length: 4 }, () => purgeDeletedWorkspaces(services.management)),
    );

    expect(purged.reduce((sum, count) => sum + count)).toBe(1);
    expect(await ids()).toEqual([recent, inUse].sort());
    const keys = await sql<
      { workspace_id: string }[]
    >`select workspace_id from api_keys order by workspace_id`;
    expect(keys.map((key) => key.workspace_id)).toEqual([recent, inUse].sort());
    const audit = await management.audit(organizationId);
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({
      actor: { kind: 'system', userId: null, via: null },
      action: 'workspace.purge',
      outcome: 'succeeded',
      target: { kind: 'workspace', id: old },
    });
  });

  it('is one of the chores', async () => {
    const { clock, logger, management: ports } = management.composition.services;
    const id = await management.addWorkspace(await management.addOrganization());
    await management.database
      .sql`update workspaces set deleted_at = ${management.now()} - interval '31 days' where id = ${id}`;
    const { database } = management;
    await maintain({
      database,
      management: ports,
      clock,
      logger,
      auditRetentionDays: 0,
      refusalRetentionDays: 30,
      usageRetentionMonths: 0,
    });
    expect(await ids()).not.toContain(id);
  });
});
