import { purgeOldInvitations } from '@weir/domain/invitations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maintain } from '../../src/maintenance.ts';
import type { Person } from './person.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

describe('purging old invitations', () => {
  let management: OwnTestManagement;
  let owner: Person;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    owner = await management.signIn();
    const organizationId = await management.addOrganization([[owner, 'owner']]);
    path = `/v1/organizations/${organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  const invite = async (...names: string[]) => {
    const invitations = names.map((name) => ({ email: `${name}@example.com`, role: 'member' }));
    expect((await owner.post(path, { invitations })).status).toBe(201);
  };
  const expire = (name: string, ago: string) => management.database.sql`
    update invitations set expires_at = ${management.now()} - ${ago}::interval where email = ${`${name}@example.com`}`;
  const kept = async () => {
    const rows = await management.database.sql<
      { email: string }[]
    >`select email from invitations order by email`;
    return rows.map(({ email }) => email.split('@')[0]);
  };

  it('removes them 90 days after they expired or would have, however they ended; replicas share the work', async () => {
    await invite('open', 'lately', 'long', 'revoked');
    await management.database
      .sql`update invitations set revoked_at = ${management.now()} where email like 'revoked%'`;
    await expire('lately', '89 days');
    await expire('long', '90 days 1 second');
    await expire('revoked', '91 days');
    const { management: ports } = management.composition.services;
    const purged = await Promise.all(Array.from({ length: 4 }, () => purgeOldInvitations(ports)));
    expect(purged.reduce((sum, count) => sum + count)).toBe(2);
    expect(await kept()).toEqual(['lately', 'open']);
  });

  it('is one of the chores', async () => {
    const { clock, logger, management: ports } = management.composition.services;
    await invite('ancient');
    await expire('ancient', '1 year');
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
    expect(await kept()).not.toContain('ancient');
    expect(logger).toBe(management.logger);
    expect(management.logger.of('database.purged')).toContainEqual({ what: 'invitations', count: 1 });
  });
});
