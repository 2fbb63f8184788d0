import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('POST /v1/auth/dev/login, 400, 413 and 415', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement({ DEV_LOGIN: '1' });
  });
  afterAll(() => management.stop());

  it.each([
    ['name', 'return_to=/docs'],
    ['name', 'name=+'],
    ['name', `name=${'a'.repeat(101)}`],
    ['name', 'name=a%00b'],
    ['return_to', 'name=Ada&return_to=https://evil.example'],
    ['return_to', 'name=Ada&return_to=//evil.example'],
    ['return_to', 'name=Ada&return_to=/%255Cevil.example'],
  ])('does not take the %s of %.60s', async (param, body) => {
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param } },
    });
  });

  it('takes no form that is too large', async () => {
    expect(await post(`name=${'a'.repeat(10_000)}`)).toMatchObject({
      status: 413,
      body: { error: { code: 'body_too_large' } },
    });
  });

  it('takes nothing but a form', async () => {
    expect(await post('{"name":"Ada"}', 'application/json')).toMatchObject({
      status: 415,
      body: { error: { code: 'unsupported_media_type' } },
    });
  });

  async function post(body: string, contentType = 'application/x-www-form-urlencoded') {
    const answer = await send(management.origin, 'POST', '/v1/auth/dev/login', {
      body,
      headers: { 'content-type': contentType },
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
    return answer;
  }
});
