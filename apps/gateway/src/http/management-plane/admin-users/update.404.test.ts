import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('PATCH /v1/admin/users/{user_id}, 404', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it.each([{ platform_role: 'user' }, { platform_role: 'admin' }, { deactivated: true }])(
    'knows nobody by an unknown id: %j',
    async (body) => {
      const admin = await management.signIn({ platformRole: 'admin' });
      expect(await admin.patch('/v1/admin/users/00000000-0000-7000-8000-000000000000', body)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
    },
  );
});
