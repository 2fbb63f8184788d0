import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/workspaces, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('knows no organization that is deleted', async () => {
    const organizationId = await management.addOrganization([[cast.owner, 'owner']]);
    await management.database
      .sql`update organizations set deleted_at = ${management.now()} where id = ${organizationId}`;
    const answer = await cast.owner.post(`/v1/organizations/${organizationId}/workspaces`, { name: 'Late' });
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    const rows = await management.database.sql`
      select id from workspaces where organization_id = ${organizationId}`;
    expect(rows).toHaveLength(0);
  });
});
