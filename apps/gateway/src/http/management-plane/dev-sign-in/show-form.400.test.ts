import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/dev/login, 400', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement({ DEV_LOGIN: '1' });
  });
  afterAll(() => management.stop());

  it.each(['https://evil.example', '//evil.example', '/%5Cevil.example', '/%2F/evil.example', 'docs'])(
    'does not lead away to %s',
    async (returnTo) => {
      const query = new URLSearchParams({ return_to: returnTo });
      expect(await send(management.origin, 'GET', `/v1/auth/dev/login?${query}`)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param: 'return_to' } },
      });
    },
  );
});
