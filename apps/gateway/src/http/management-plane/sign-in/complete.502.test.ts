import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signInAs } from '../../../../test/management-plane/browser.ts';
import { type OidcServer, startOidcServer } from '../../../../test/management-plane/oidc-server.ts';
import type { Answer } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('GET /v1/auth/{provider}/callback, 502', () => {
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

  it('tells that it is away at the end, leaving sessions alone', async () => {
    const browser = await signInAs(management.origin, 'ada');
    const callback = await browser.goThrough(await browser.begin(), 'ada');
    await oidc.stop();
    await expectUnavailable(await browser.get(callback));
    expect(await browser.get('/v1/users/me')).toMatchObject({ status: 200 });
  });
});
