import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await sharedTestManagement();
const SECRET = 'sk-brought-by-the-organization-wxyz';

describe('GET /v1/organizations/{organization_id}/credentials', () => {
  describe('200', () => {
    let cast: Cast;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      path = `/v1/organizations/${cast.organizationId}/credentials`;
    });

    const bring = async (name: string) => {
      const connection_id = await addConnection(management, { name, baseUrl: 'https://upstream.example/v1' });
      return (await cast.owner.post(path, { connection_id, api_key: SECRET })).body;
    };

    it('pages through those of the organization, newest first, without a secret', async () => {
      const [first, second] = [await bring('first'), await bring('second')];
      const { body } = await cast.admin.get(`${path}?limit=1`);
      expect(body).toMatchObject({ data: [second], has_more: true });
      const next = await cast.admin.get(`${path}?limit=1&cursor=${body.next_cursor}`);
      expect(next.body).toEqual({
        data: [first],
        has_more: false,
        next_cursor: null,
        filter: {},
        names: { [cast.owner.userId]: cast.owner.displayName },
      });
      expect(JSON.stringify([body, next.body])).not.toMatch(/sk-brought|upstream\.example/);
    });

    it('has nothing of another organization, also of its own people', async () => {
      await bring('ours');
      const other = await management.addOrganization([[cast.owner, 'owner']]);
      expect((await cast.owner.get(`/v1/organizations/${other}/credentials`)).body.data).toEqual([]);
    });
  });
});
