import { beforeAll, describe, expect, it } from 'vitest';
import { addKeyTests, type KeyTests } from '../../../../test/management-plane/add-key-tests.ts';

describe('GET /v1/workspaces/{workspace_id}/api-keys/{key_id}', () => {
  describe('200', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    it('shows a key to its owner, to admins and to readers of the platform, never with its secret', async () => {
      const { cast, path } = tests;
      const { secret, ...key } = (await tests.create(cast.member)).body;
      for (const who of ['member', 'admin', 'owner', 'platformAdmin', 'platformReader'] as const) {
        const answer = await cast[who].get(`${path}/${key.id}`);
        expect({ who, ...answer }).toMatchObject({ status: 200, body: key });
        expect(JSON.stringify(answer.body)).not.toContain(secret.slice(12, -4));
      }
    });

    it('tells how a key stands', async () => {
      const { cast, path, management } = tests;
      const { body } = await tests.create(cast.member, { expires_at: '2999-01-01T00:00:00Z' });
      const state = async () => (await cast.member.get(`${path}/${body.id}`)).body.state;
      expect(await state()).toBe('active');
      await management.database
        .sql`update api_keys set expires_at = ${management.now()} where id = ${body.id}`;
      expect(await state()).toBe('expired');
      await cast.member.delete(`${path}/${body.id}`);
      expect(await state()).toBe('revoked');
    });
  });

  describe('404', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    const NOT_FOUND = { status: 404, body: { error: { message: 'There is no such API key.' } } };

    it('shows a member neither another’s key nor one of the organization', async () => {
      const { cast, path } = tests;
      const ofAdmin = await tests.create(cast.admin);
      const ofOrganization = await tests.create(cast.admin, { owner: 'organization' });
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
      const { body } = await tests.create(cast.admin, { owner: 'organization' });
      const { sql } = management.database;
      await sql`update organization_members set role = 'member' where user_id = ${cast.admin.userId}`;
      expect(await cast.admin.get(`${path}/${body.id}`)).toMatchObject(NOT_FOUND);
      await sql`update organization_members set role = 'admin' where user_id = ${cast.admin.userId}`;
      expect((await cast.admin.get(`${path}/${body.id}`)).status).toBe(200);
    });
  });
});
