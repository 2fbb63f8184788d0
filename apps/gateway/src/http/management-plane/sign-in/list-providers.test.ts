import { afterEach, describe, expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/providers', () => {
  describe('200', () => {
    let management: OwnTestManagement;
    afterEach(() => management.stop());

    it('tells everybody by what to sign in, and no secret', async () => {
      management = await startTestManagement({
        PUBLIC_URL: 'https://weir.example/',
        OIDC_ISSUER: 'https://login.example',
        OIDC_CLIENT_ID: 'client',
        OIDC_CLIENT_SECRET: 'hunter2',
        OIDC_NAME: 'Our directory',
        GITHUB_CLIENT_ID: 'client',
        GITHUB_CLIENT_SECRET: 'hunter2',
      });
      const answer = await send(management.origin, 'GET', '/v1/auth/providers');
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        data: [
          {
            name: 'oidc',
            display_name: 'Our directory',
            kind: 'oidc',
            login_url: 'https://weir.example/v1/auth/oidc/login',
          },
          {
            name: 'github',
            display_name: 'GitHub',
            kind: 'github',
            login_url: 'https://weir.example/v1/auth/github/login',
          },
        ],
        has_more: false,
        next_cursor: null,
        filter: {},
      });
    });

    it('is empty where none is configured', async () => {
      management = await startTestManagement();
      expect((await send(management.origin, 'GET', '/v1/auth/providers')).body.data).toEqual([]);
    });

    it('has the development sign-in while that is on', async () => {
      management = await startTestManagement({ DEV_LOGIN: '1' });
      expect((await send(management.origin, 'GET', '/v1/auth/providers')).body.data).toMatchObject([
        { name: 'dev', kind: 'development', login_url: expect.stringMatching(/\/v1\/auth\/dev\/login$/) },
      ]);
    });
  });
});
