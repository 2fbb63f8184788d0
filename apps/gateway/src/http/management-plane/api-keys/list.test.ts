import { beforeAll, describe, expect, it } from 'vitest';
import { addKeyTests, type KeyTests } from '../../../../test/management-plane/add-key-tests.ts';

describe('GET /v1/workspaces/{workspace_id}/api-keys', () => {
  describe('200', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    it('lists to a member their own keys, to admins all, newest first, in any state, by owner, without secrets', async () => {
      const { cast, management, path } = tests;
      const ofMember = (await tests.create(cast.member)).body;
      const ofAdmin = (await tests.create(cast.admin)).body;
      const ofOrganization = (await tests.create(cast.owner, { owner: 'organization' })).body;
      const revoked = (await tests.create(cast.member)).body;
      await cast.member.delete(`${path}/${revoked.id}`);
      const expired = (await tests.create(cast.member)).body;
      await management.database
        .sql`update api_keys set expires_at = ${management.now()} where id = ${expired.id}`;
      const elsewhere = await management.addWorkspace(cast.organizationId, 'Elsewhere');
      await cast.member.post(`/v1/workspaces/${elsewhere}/api-keys`, { name: 'Elsewhere' });

      const listed = async (who: 'member' | 'admin' | 'platformReader', query: string) => {
        const { status, body } = await cast[who].get(`${path}${query}`);
        expect(status).toBe(200);
        expect(JSON.stringify(body)).not.toMatch(/secret"|hash/);
        return body.data.map(({ id }: { id: string }) => id);
      };
      const active = [ofOrganization.id, ofAdmin.id, ofMember.id];
      expect(await listed('admin', '')).toEqual(active);
      expect(await listed('platformReader', '?state=active')).toEqual(active);
      expect(await listed('admin', '?state=all')).toEqual([expired.id, revoked.id, ...active]);
      expect(await listed('admin', '?state=revoked')).toEqual([revoked.id]);
      expect(await listed('admin', '?state=expired')).toEqual([expired.id]);
      expect((await cast.admin.get(path)).body.filter).toEqual({
        state: 'active',
        sort: '-created_at',
      });
      expect((await cast.admin.get(`${path}?state=all&owner=me&limit=1`)).body.filter).toEqual({
        state: 'all',
        owner: 'me',
        sort: '-created_at',
      });
      expect(await listed('admin', '?owner=me')).toEqual([ofAdmin.id]);
      expect(await listed('admin', '?owner=organization')).toEqual([ofOrganization.id]);
      const theirs = cast.member.userId.toUpperCase();
      expect(await listed('admin', `?state=all&owner=${theirs}`)).toEqual([
        expired.id,
        revoked.id,
        ofMember.id,
      ]);

      expect(await listed('member', '')).toEqual([ofMember.id]);
      expect(await listed('member', '?state=all&owner=me')).toEqual([expired.id, revoked.id, ofMember.id]);
      expect(await listed('member', `?state=all&owner=${cast.admin.userId}`)).toEqual([]);
      expect(await listed('member', '?state=all&owner=organization')).toEqual([]);
    });

    it('lists page by page, within a filter', async () => {
      const { cast, management } = tests;
      const workspaceId = await management.addWorkspace(cast.organizationId, 'Pages');
      const path = `/v1/workspaces/${workspaceId}/api-keys`;
      const made: string[] = [];
      for (let index = 0; index < 5; index++) {
        const { body } = await cast.admin.post(path, {
          name: `Key ${index}`,
          owner: index % 2 === 0 ? 'organization' : 'me',
        });
        if (index % 2 === 0) made.unshift(body.id);
      }
      const first = (await cast.admin.get(`${path}?owner=organization&limit=2`)).body;
      expect(first).toMatchObject({ data: [{ id: made[0] }, { id: made[1] }], has_more: true });
      const rest = (await cast.admin.get(`${path}?owner=organization&limit=2&cursor=${first.next_cursor}`))
        .body;
      expect(rest).toMatchObject({ data: [{ id: made[2] }], has_more: false, next_cursor: null });
    });
  });

  describe('400', () => {
    let tests: KeyTests;
    beforeAll(async () => {
      tests = await addKeyTests();
    });

    it.each([
      ['state=deleted', 'state'],
      ['state=all&state=active', 'state'],
      ['owner=everybody', 'owner'],
      ['owner=', 'owner'],
      ['hash=f', 'hash'],
    ])('refuses ?%s', async (query, param) => {
      expect(await tests.cast.admin.get(`${tests.path}?${query}`)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
    });
  });
});
