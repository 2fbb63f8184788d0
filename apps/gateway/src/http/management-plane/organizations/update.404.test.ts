import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/organizations/{organization_id}, 404', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('does not change a deleted one', async () => {
    const id = await management.addOrganization([[cast.owner, 'owner']]);
    await cast.owner.delete(`/v1/organizations/${id}`);
    expect((await cast.owner.patch(`/v1/organizations/${id}`, { name: 'Back' })).status).toBe(404);
    expect((await cast.platformAdmin.patch(`/v1/organizations/${id}`, { name: 'Back' })).status).toBe(404);
    const [row] = await management.database.sql`select name from organizations where id = ${id}`;
    expect(row?.name).toBe(`Organization ${id}`);
  });
});
