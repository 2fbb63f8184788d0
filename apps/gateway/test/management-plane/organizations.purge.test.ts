import { purgeDeletedOrganizations } from '@weir/domain/organizations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maintain } from '../../src/maintenance.ts';
import { addApiKey } from './add-api-key.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

describe('purging deleted organizations', () => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  const addOrganization = async (deletedFor: string | null) => {
    const member = await management.signIn();
    const id = await management.addOrganization([[member, 'owner']]);
    await addApiKey(management, await management.addWorkspace(id), member.userId);
    await management.database.sql`
      update organizations set deleted_at = ${management.now()} - ${deletedFor}::interval where id = ${id}`;
    return id;
  };
  const left = async () => {
    const [row] = await management.database.sql<
      { organizations: string[]; members: number; workspaces: number; keys: number; users: number }[]
    >`
      select (select array_agg(id order by id) from organizations) as organizations,
        (select count(*)::int from organization_members) as members,
        (select count(*)::int from workspaces) as workspaces,
        (select count(*)::int from api_keys) as keys,
        (select count(*)::int from users) as users`;
    return row!;
  };

  it('takes those whose thirty days are over with all that is in them, once, however many replicas do', async () => {
    const old = [await addOrganization('30 days'), await addOrganization('2 years')];
    const recent = await addOrganization('29 days 23 hours');
    const inUse = await addOrganization(null);
    const ports = management.composition.services.management;

    const purged = await Promise.all(Array.from({ length: 4 }, () => purgeDeletedOrganizations(ports)));

    expect(purged.reduce((sum, count) => sum + count)).toBe(2);
    expect(await left()).toEqual({
      organizations: [recent, inUse].sort(),
      members: 2,
      workspaces: 2,
      keys: 2,
      users: 4,
    });
    expect(await purgeDeletedOrganizations(ports)).toBe(0);
    for (const id of old) {
      expect(await management.audit(id)).toMatchObject([
        {
          actor: { kind: 'system', userId: null, via: null },
          action: 'organization.purge',
          outcome: 'succeeded',
          target: { kind: 'organization', id },
          requestId: null,
        },
      ]);
    }
  });

  it('removes keys by and by, and none of an organization that was restored meanwhile', async () => {
    const { organizations } = management.composition.services.management.unitOfWork.repositories;
    const [old, restored] = [await addOrganization('31 days'), await addOrganization(null)];
    const until = new Date();
    expect(await organizations.purgeKeys(restored, until, 10)).toBe(0);
    expect(await organizations.purge(restored, until)).toBe(false);
    await addApiKey(management, await management.addWorkspace(old, 'Another'));
    expect(await organizations.purgeKeys(old, until, 1)).toBe(1);
    expect(await organizations.purgeKeys(old, until, 10)).toBe(1);
    expect(await organizations.purge(old, until)).toBe(true);
    expect((await left()).organizations).toContain(restored);
  });

  it('is one of the chores', async () => {
    const { clock, logger, management: ports } = management.composition.services;
    const id = await addOrganization('31 days');
    await maintain({
      database: management.database,
      management: ports,
      clock,
      logger,
      auditRetentionDays: 0,
      refusalRetentionDays: 30,
      usageRetentionMonths: 0,
    });
    expect((await left()).organizations).not.toContain(id);
    expect(management.logger.entries).toContainEqual({
      level: 'info',
      event: 'database.purged',
      fields: { what: 'organizations', count: 1 },
    });
  });
});
