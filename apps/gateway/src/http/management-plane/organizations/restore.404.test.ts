import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/restore, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('finds nothing to restore in one that is not deleted', async () => {
    expect((await cast.owner.post(`/v1/organizations/${cast.organizationId}/restore`)).status).toBe(404);
    expect(await management.audit(cast.organizationId)).toEqual([]);
  });

  it('tells a stranger nothing of a deleted one', async () => {
    const id = await management.addOrganization([[cast.owner, 'owner']]);
    await cast.owner.delete(`/v1/organizations/${id}`);
    expect(await cast.stranger.post(`/v1/organizations/${id}/restore`)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found', message: 'There is no such organization.' } },
    });
    expect(await management.audit(id)).toHaveLength(1);
  });

  it('comes too late after thirty days', async () => {
    const id = await management.addOrganization([[cast.owner, 'owner']]);
    await management.database.sql`
      update organizations set deleted_at = ${management.now()} - interval '30 days 1 second' where id = ${id}`;
    expect((await cast.owner.post(`/v1/organizations/${id}/restore`)).status).toBe(404);
    expect((await cast.platformAdmin.post(`/v1/organizations/${id}/restore`)).status).toBe(404);
  });
});
