import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}, 404', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  const NOT_FOUND = { status: 404, body: { error: { message: 'There is no such API key.' } } };

  it('shows a member neither another’s key nor one of the organization', async () => {
    const { cast, path } = tests;
    const ofAdmin = await tests.create(cast.admin);
    const ofOrganization = await tests.create(cast.admin, { organization_owned: true });
    for (const { body } of [ofAdmin, ofOrganization]) {
      expect(await cast.member.get(`${path}/${body.id}`)).toMatchObject(NOT_FOUND);
    }
  });

  it('shows no key under another workspace than its own', async () => {
    const { cast, management, path } = tests;
    const { body } = await tests.create(cast.admin);
    const elsewhere = await management.addWorkspace(cast.organizationId, 'Elsewhere');
    const theirs = await management.addOrganization([[cast.stranger, 'owner']]);
    const theirWorkspace = await management.addWorkspace(theirs);
    const under = (workspaceId: string) => `/v1/workspaces/${workspaceId}/api-keys/${body.id}`;
    expect(await cast.admin.get(under(elsewhere))).toMatchObject(NOT_FOUND);
    expect(await cast.stranger.get(under(theirWorkspace))).toMatchObject(NOT_FOUND);
    expect((await cast.stranger.get(`${path}/${body.id}`)).status).toBe(404);
  });

  it('shows a former admin only what is theirs', async () => {
    const { cast, management, path } = tests;
    const { body } = await tests.create(cast.admin, { organization_owned: true });
    const { sql } = management.database;
    await sql`update organization_members set role = 'member' where user_id = ${cast.admin.userId}`;
    expect(await cast.admin.get(`${path}/${body.id}`)).toMatchObject(NOT_FOUND);
    await sql`update organization_members set role = 'admin' where user_id = ${cast.admin.userId}`;
    expect((await cast.admin.get(`${path}/${body.id}`)).status).toBe(200);
  });
});
