import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/transfer-ownership, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('finds no member in a stranger, in nobody, or in a member of another organization', async () => {
    const { organizationId, owner, stranger } = cast;
    const elsewhere = await management.signIn();
    await management.addOrganization([[elsewhere, 'member']]);
    for (const userId of [stranger.userId, elsewhere.userId, '019bc0de-0000-7000-8000-00000000a001']) {
      expect(
        await owner.post(`/v1/organizations/${organizationId}/transfer-ownership`, { user_id: userId }),
      ).toMatchObject({ status: 404, body: { error: { message: 'There is no such member.' } } });
    }
    expect((await owner.get(`/v1/organizations/${organizationId}`)).body.role).toBe('owner');
  });
});
