import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyTests, startKeyTests } from '../../../../test/management-plane/start-key-tests.ts';

describe('POST /v1/workspaces/{workspace_id}/api-keys, 404', () => {
  let tests: KeyTests;
  beforeAll(async () => {
    tests = await startKeyTests();
  });
  afterAll(() => tests.stop());

  it('makes no key in a deleted workspace, nor in one of another organization', async () => {
    const { management, cast } = tests;
    const other = await management.addOrganization([[cast.stranger, 'owner']]);
    const gone = await management.addWorkspace(cast.organizationId, 'Gone');
    await management.database.sql`update workspaces set deleted_at = ${management.now()} where id = ${gone}`;
    const theirs = await management.addWorkspace(other);
    for (const workspaceId of [gone, theirs]) {
      const answer = await cast.owner.post(`/v1/workspaces/${workspaceId}/api-keys`, { name: 'Key' });
      expect(answer).toMatchObject({
        status: 404,
        body: { error: { message: 'There is no such workspace.' } },
      });
    }
    const [row] = await management.database.sql`select count(*)::int as keys from api_keys`;
    expect(row).toEqual({ keys: 0 });
  });
});
