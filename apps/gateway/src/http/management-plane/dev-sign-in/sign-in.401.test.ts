import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/auth/dev/login, 401', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement({ DEV_LOGIN: '1' });
  });
  afterAll(() => management.stop());

  it('lets no deactivated user in, and records it', async () => {
    const post = () =>
      send(management.origin, 'POST', '/v1/auth/dev/login', {
        body: 'name=Ada',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect((await post()).status).toBe(303);
    await management.database.sql`update users set deactivated_at = ${management.now()}`;
    const answer = await post();
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'account_deactivated' } } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await management.audit())[0]).toMatchObject({
      action: 'sign_in',
      outcome: 'failed',
      errorCode: 'account_deactivated',
    });
  });
});
