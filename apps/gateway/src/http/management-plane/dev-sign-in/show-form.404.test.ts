import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/dev/login without DEV_LOGIN, 404', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it('does not exist, nor does openapi.json know of it', async () => {
    expect((await send(management.origin, 'GET', '/v1/auth/dev/login')).status).toBe(404);
    const posted = await send(management.origin, 'POST', '/v1/auth/dev/login', {
      body: 'name=Mallory',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(posted.status).toBe(405);
    expect(posted.headers.getSetCookie()).toEqual([]);
    const { body } = await send(management.origin, 'GET', '/api-docs/openapi.json');
    expect(body.paths).not.toHaveProperty(['/v1/auth/dev/login']);
    expect(await management.database.sql`select id from users`).toEqual([]);
  });
});
