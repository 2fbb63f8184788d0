import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/teams/{team_id}, 403', () => {
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

  it.each(['member', 'platformReader'] as const)(
    'refuses a %s, changes nothing and records it',
    async (who) => {
      const answer = await cast[who].patch(team, { name: 'Mine' });
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'permission_denied' } } });
      expect((await cast.owner.get(team)).body.name).toBe('Research');
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast[who].userId },
        action: 'team.update',
        outcome: 'refused',
      });
    },
  );
});
