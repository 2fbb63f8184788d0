import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/organizations/{organization_id}/members/{user_id}, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it("finds no member in a stranger, in nobody, or in another organization's member", async () => {
    const elsewhere = await management.signIn();
    const other = await management.addOrganization([[elsewhere, 'member']]);
    const members = `/v1/organizations/${cast.organizationId}/members`;
    for (const id of [cast.stranger.userId, elsewhere.userId, '019bc0de-0000-7000-8000-00000000a001']) {
      expect((await cast.owner.delete(`${members}/${id}`)).status, id).toBe(404);
    }
    expect((await elsewhere.get(`/v1/organizations/${other}`)).status).toBe(200);
  });

  it('removes nobody twice', async () => {
    const path = `/v1/organizations/${cast.organizationId}/members/${cast.member.userId}`;
    const answers = await Promise.all(Array.from({ length: 100 }, () => cast.admin.delete(path)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(99);
    expect(await management.audit(cast.organizationId)).toHaveLength(1);
  });
});
