import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Cast,
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/organizations/{organization_id}/workspaces, 409', () => {
  let management: TestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management.stop());

  it('lets exactly one of a hundred at once have a name', async () => {
    const path = `/v1/organizations/${cast.organizationId}/workspaces`;
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => cast.admin.post(path, { name: 'Production' })),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(99);
    for (const { status, body } of refused) {
      expect({ status, error: body.error }).toMatchObject({
        status: 409,
        error: { type: 'conflict_error', code: 'name_taken', param: 'name' },
      });
    }
    expect((await cast.admin.get(path)).body.data).toHaveLength(1);
    expect(await management.audit(cast.organizationId)).toHaveLength(1);
  });
});
