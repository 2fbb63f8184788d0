import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { issueTokens, withToken } from '../../../../test/management-plane/tokens.ts';

describe('POST /v1/auth/token/refresh, 200', () => {
  let management: TestManagement;
  let person: Person;
  beforeAll(async () => {
    management = await startTestManagement();
    person = await management.signIn();
  });
  afterAll(() => management.stop());

  const refresh = (token: string) =>
    send(management.origin, 'POST', '/v1/auth/token/refresh', { body: { refresh_token: token } });

  it('gives the next pair of the same family, with the same scopes', async () => {
    const first = await issueTokens(person, ['profile:read']);
    const answer = await refresh(first.refresh);
    expect(answer).toMatchObject({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 900, scope: 'profile:read' },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { access_token: access, refresh_token: next } = answer.body;
    expect(next).not.toBe(first.refresh);
    expect(decodeJwt(access).sid).toBe(decodeJwt(first.access).sid);
    expect(decodeJwt(access).jti).not.toBe(decodeJwt(first.access).jti);
    for (const token of [first.access, access]) {
      const holder = withToken(management, person, token);
      expect((await holder.get('/v1/users/me/tokens')).status).toBe(200);
      expect((await holder.post('/v1/users/me/tokens', A_TOKEN)).body.error.code).toBe('scope_missing');
    }
  });

  it('goes on from pair to pair', async () => {
    let { refresh: token } = await issueTokens(person);
    for (let round = 0; round < 5; round++) {
      const { status, body } = await refresh(token);
      expect(status).toBe(200);
      token = body.refresh_token;
    }
  });

  it('does not prolong the family', async () => {
    const { access, refresh: token } = await issueTokens(person);
    await management.database
      .sql`update token_families set expires_at = ${management.now()} + interval '10 minutes'
      where id = ${decodeJwt(access).sid as string}`;
    const { body } = await refresh(token);
    expect(body.refresh_expires_in).toBeLessThanOrEqual(600);
    expect(body.refresh_expires_in).toBeGreaterThan(540);
    expect(body.expires_in).toBe(body.refresh_expires_in);
    const again = await refresh(body.refresh_token);
    expect(again.body.refresh_expires_in).toBeLessThanOrEqual(body.refresh_expires_in);
  });

  it('records whose tokens were refreshed', async () => {
    const { access, refresh: token } = await issueTokens(person);
    const answer = await refresh(token);
    expect((await management.audit())[0]).toMatchObject({
      actor: { kind: 'user', userId: person.userId, via: 'access_token' },
      action: 'token.refresh',
      outcome: 'succeeded',
      target: { kind: 'token_family', id: decodeJwt(access).sid },
      requestId: answer.headers.get('x-request-id'),
    });
  });
});

const A_TOKEN = { name: 'Script', scopes: ['profile:read'], expires_in_days: 1 };
