import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/organizations/{organization_id}, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('gives strangers the same answer for one there is, one there is not, and what is no id', async () => {
    const answers = await Promise.all(
      [cast.organizationId, '019bc0de-0000-7000-8000-00000000a001'].map((id) =>
        cast.stranger.get(`/v1/organizations/${id}`),
      ),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(404);
      expect(body.error).toMatchObject({ code: 'not_found', message: 'There is no such organization.' });
    }
    expect((await cast.owner.get('/v1/organizations/1')).status).toBe(404);
  });

  it('does not show a deleted one, not even to its owner or a platform admin', async () => {
    const id = await management.addOrganization([[cast.owner, 'owner']]);
    await cast.owner.delete(`/v1/organizations/${id}`);
    for (const person of [cast.owner, cast.platformAdmin]) {
      for (const path of ['', '/settings', '/members', '/teams', '/workspaces']) {
        expect((await person.get(`/v1/organizations/${id}${path}`)).status, path).toBe(404);
      }
    }
  });
});
