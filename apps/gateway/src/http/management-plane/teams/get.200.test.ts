import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/organizations/{organization_id}/teams/{team_id}, 200', () => {
  let management: TestManagement;
  let cast: Cast;
  let team: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    const path = `/v1/organizations/${cast.organizationId}/teams`;
    const made = await cast.admin.post(path, { name: 'Research', description: 'Reads.' });
    team = `${path}/${made.body.id}`;
  });
  afterAll(() => management.stop());

  it.each(['owner', 'admin', 'member', 'platformAdmin', 'platformReader'] as const)(
    'shows it to a %s',
    async (who) => {
      expect(await cast[who].get(team)).toMatchObject({
        status: 200,
        body: { organization_id: cast.organizationId, name: 'Research', description: 'Reads.' },
      });
    },
  );
});
