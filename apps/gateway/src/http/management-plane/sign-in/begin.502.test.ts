import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import type { Answer } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/{provider}/login, 502', () => {
  let oidc: OidcServer;
  let management: TestManagement;
  beforeEach(async () => {
    oidc = await startOidcServer([{ id: 'ada', name: 'Ada' }]);
    management = await startTestManagement(oidc.env);
  });
  afterEach(async () => {
    await management.stop();
    await oidc.stop();
  });
  const expectUnavailable = async (answer: Answer) => {
    expect(answer).toMatchObject({
      status: 502,
      body: {
        error: {
          type: 'upstream_error',
          code: 'identity_provider_unavailable',
          message: 'The identity provider cannot be reached. Try again later.',
        },
      },
    });
    expect((await management.audit())[0]).toMatchObject({
      action: 'sign_in',
      outcome: 'failed',
      errorCode: 'identity_provider_unavailable',
    });
    expect(management.logger.of('sign_in.failed').at(-1)).toEqual({
      provider: 'oidc',
      errorCode: 'identity_provider_unavailable',
      reason: 'unreachable',
    });
  };

  it('tells that the provider is away at the beginning, and leaves nothing behind', async () => {
    await oidc.stop();
    const answer = await new Browser(management.origin).get('/v1/auth/oidc/login');
    await expectUnavailable(answer);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await management.database.sql`select 1 from sign_in_attempts`).toEqual([]);
  });
});
