import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WITHIN_A_SECOND } from '../changes-heard.ts';
import { addKeyTests, type KeyTests } from './add-key-tests.ts';
import { type Replica, startReplica } from './start-replica.ts';

describe('what changes a key, told to another replica', () => {
  let tests: KeyTests;
  let replica: Replica;
  beforeAll(async () => {
    tests = await addKeyTests();
    replica = await startReplica(tests.management.databaseUrl);
  });
  afterAll(async () => {
    await replica.stop();
  });

  const everywhere = async (secret: string, outcome: string) => {
    for (const origin of [tests.management.origin, replica.origin]) {
      await vi.waitFor(async () => expect(await tests.open(secret, origin)).toBe(outcome), WITHIN_A_SECOND);
    }
  };

  it('ends a secret that was rotated away, and earlier ones when asked to', async () => {
    const { cast, path } = tests;
    const { id, secret: first } = (await tests.create(cast.member)).body;
    await everywhere(first, 'ok');
    const { secret: second } = (await cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 600 })).body;
    await everywhere(second, 'ok');
    await everywhere(first, 'ok');
    const { secret: third } = (await cast.member.post(`${path}/${id}/rotate`, { grace_seconds: 0 })).body;
    await everywhere(third, 'ok');
    await everywhere(second, 'api_key_revoked');
    await everywhere(first, 'ok');
    await cast.member.post(`${path}/${id}/rotate`, { end_earlier_secrets: true });
    await everywhere(third, 'api_key_revoked');
    await everywhere(first, 'api_key_unknown');
  });

  it('takes over changed restrictions', async () => {
    const { cast, path } = tests;
    const { id, secret } = (await tests.create(cast.member)).body;
    await everywhere(secret, 'ok');
    await cast.member.patch(`${path}/${id}`, { allowed_ip_ranges: ['10.0.0.0/8'] });
    await everywhere(secret, 'ip_address_not_allowed');
    await cast.member.patch(`${path}/${id}`, { allowed_ip_ranges: null });
    await everywhere(secret, 'ok');
  });

  it('stops the keys of a deactivated user, but none of the organization', async () => {
    const { cast, management } = tests;
    const own = (await tests.create(cast.admin)).body;
    const shared = (await tests.create(cast.admin, { owner: 'organization' })).body;
    await everywhere(own.secret, 'ok');
    const { sql } = management.database;
    await sql`update users set deactivated_at = ${management.now()} where id = ${cast.admin.userId}`;
    await everywhere(own.secret, 'api_key_revoked');
    await everywhere(shared.secret, 'ok');
    await sql`update users set deactivated_at = null where id = ${cast.admin.userId}`;
    await everywhere(own.secret, 'ok');
  });

  it('stops the keys of a deleted workspace, until it is restored', async () => {
    const { cast, management } = tests;
    const workspaceId = await management.addWorkspace(cast.organizationId, 'Passing');
    const { secret } = (await cast.member.post(`/v1/workspaces/${workspaceId}/api-keys`, { name: 'Key' }))
      .body;
    await everywhere(secret, 'ok');
    await cast.admin.delete(`/v1/workspaces/${workspaceId}`);
    await everywhere(secret, 'api_key_unknown');
    await management.database.sql`update workspaces set deleted_at = null where id = ${workspaceId}`;
    await everywhere(secret, 'ok');
  });

  it('stops the keys of who leaves the organization', async () => {
    const { cast, management } = tests;
    const leaver = await management.signIn();
    await management.addMember(cast.organizationId, leaver, 'member');
    const { secret } = (await tests.create(leaver)).body;
    await everywhere(secret, 'ok');
    await leaver.delete(`/v1/organizations/${cast.organizationId}/members/${leaver.userId}`);
    await everywhere(secret, 'api_key_revoked');
  });
});
