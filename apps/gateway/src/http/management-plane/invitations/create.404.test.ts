import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/invitations, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/invitations`;
  });
  afterAll(() => management.stop());

  it('lets an owner of another organization invite nobody to this one', async () => {
    await management.addOrganization([[cast.stranger, 'owner']]);
    const invitations = [{ email: cast.stranger.email, role: 'owner' }];
    expect(await cast.stranger.post(path, { invitations })).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
    expect((await cast.owner.get(path)).body.data).toEqual([]);
  });
});
