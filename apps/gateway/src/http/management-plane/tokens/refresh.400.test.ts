import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/auth/token/refresh, 400', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement();
  });
  afterAll(() => management.stop());

  it.each([
    [{}, 'missing_parameter', 'refresh_token'],
    [{ refresh_token: '' }, 'invalid_parameter', 'refresh_token'],
    [{ refresh_token: ['a'] }, 'invalid_parameter', 'refresh_token'],
    [{ refresh_token: 'x'.repeat(4_097) }, 'invalid_parameter', 'refresh_token'],
    [{ refresh_token: 'a', scope: 'platform:write' }, 'invalid_parameter', 'scope'],
  ])('refuses %j without quoting it', async (body, code, param) => {
    const answer = await send(management.origin, 'POST', '/v1/auth/token/refresh', { body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code, param } } });
    expect(JSON.stringify(answer.body)).not.toContain('xxx');
  });
});
