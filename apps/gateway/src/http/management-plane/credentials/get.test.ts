import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await sharedTestManagement();
const SECRET = 'sk-brought-by-the-organization-wxyz';

describe('GET /v1/organizations/{organization_id}/credentials/{credential_id}', () => {
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

    it.each(['admin', 'platformReader'] as const)(
      'shows a %s what it is for and its end, no more',
      async (who) => {
        const made = await bring(who);
        const { status, body } = await cast[who].get(`${path}/${made.id}`);
        expect(status).toBe(200);
        expect(body).toEqual(made);
        expect(body).toMatchObject({ connection: { name: who }, last_four: 'wxyz', tested_at: null });
        expect(JSON.stringify(body)).not.toMatch(/sk-brought|upstream\.example/);
      },
    );
  });
});
