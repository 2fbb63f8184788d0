import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}/members/{user_id}, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('finds no member in a stranger, in nobody, or in what is no id', async () => {
    const members = `/v1/organizations/${cast.organizationId}/members`;
    for (const id of [cast.stranger.userId, '019bc0de-0000-7000-8000-00000000a001', 'me']) {
      expect((await cast.owner.patch(`${members}/${id}`, { role: 'admin' })).status, id).toBe(404);
    }
  });

  it("does not reach another organization's member through one's own", async () => {
    const elsewhere = await management.signIn();
    const other = await management.addOrganization([[elsewhere, 'member']]);
    const answer = await cast.owner.patch(
      `/v1/organizations/${cast.organizationId}/members/${elsewhere.userId}`,
      { role: 'owner' },
    );
    expect(answer).toMatchObject({ status: 404, body: { error: { message: 'There is no such member.' } } });
    expect((await elsewhere.get(`/v1/organizations/${other}`)).body.role).toBe('member');
    expect((await elsewhere.get(`/v1/organizations/${cast.organizationId}`)).status).toBe(404);
  });
});
