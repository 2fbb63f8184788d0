import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answer, type Person, send } from '../../../../test/management-plane/person.ts';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  inDays,
  issueTokens,
  toIssuedTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

const management = await sharedTestManagement();

const A_TOKEN = { name: 'Script', scopes: ['profile:read'], expires_at: inDays(1) };

const INVALID = { status: 401, body: { error: { code: 'refresh_token_invalid' } } };

describe('POST /v1/auth/token/refresh', () => {
  describe('200', () => {
    let person: Person;
    beforeAll(async () => {
      person = await management.signIn();
    });

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

  describe('400', () => {
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

  describe('401', () => {
    let person: Person;
    beforeAll(async () => {
      person = await management.signIn();
    });

    const refresh = (token: string) =>
      send(management.origin, 'POST', '/v1/auth/token/refresh', { body: { refresh_token: token } });
    const useAccess = (token: string) => withToken(management, person, token).get('/v1/users/me/tokens');
    const said = ({ status, body: { error } }: Answer) => ({
      status,
      code: error.code,
      message: error.message,
    });
    const failures = async (familyId: unknown) =>
      (await management.audit()).filter(
        ({ target, outcome }) => target?.id === familyId && outcome === 'failed',
      );

    it('revokes the whole family when a spent token is used again, and records it', async () => {
      const first = await issueTokens(person);
      const second = toIssuedTokens(await refresh(first.refresh));
      const services = management.composition.services.management;
      const telemetry = { ...services.telemetry, tokenReused: vi.fn() };
      const counted = vi.spyOn(services, 'telemetry', 'get').mockReturnValue(telemetry);
      const replay = await refresh(first.refresh);
      expect(replay).toMatchObject(INVALID);
      expect(await refresh(second.refresh)).toMatchObject(INVALID);
      for (const { access } of [first, second]) {
        expect(await useAccess(access)).toMatchObject({
          status: 401,
          body: { error: { code: 'access_token_invalid' } },
        });
      }
      const familyId = decodeJwt(first.access).sid;
      expect(await failures(familyId)).toMatchObject([
        {
          actor: { kind: 'anonymous', userId: null },
          action: 'token.refresh',
          errorCode: 'refresh_token_invalid',
          target: { kind: 'token_family', id: familyId },
          requestId: replay.headers.get('x-request-id'),
        },
      ]);
      await refresh(first.refresh);
      expect(await failures(familyId)).toHaveLength(1);
      expect(management.logger.of('token.reused').filter((fields) => fields.familyId === familyId)).toEqual([
        { familyId, userId: person.userId },
      ]);
      expect(telemetry.tokenReused).toHaveBeenCalledTimes(1);
      counted.mockRestore();
    });

    it('leaves the other families of the user alone', async () => {
      const [stolen, other] = [await issueTokens(person), await issueTokens(person)];
      await refresh(stolen.refresh);
      expect(await refresh(stolen.refresh)).toMatchObject(INVALID);
      expect((await useAccess(other.access)).status).toBe(200);
      expect((await refresh(other.refresh)).status).toBe(200);
    });

    it('lets at most one of a hundred at once win, and leaves nobody with a token that works', async () => {
      const first = await issueTokens(person);
      const answers = await Promise.all(Array.from({ length: 100 }, () => refresh(first.refresh)));
      const won = answers.filter(({ status }) => status === 200);
      expect(won.length).toBeLessThanOrEqual(1);
      for (const answer of answers) if (answer.status !== 200) expect(answer).toMatchObject(INVALID);
      const familyId = decodeJwt(first.access).sid as string;
      const { sql } = management.database;
      const [family] = await sql`select revoked_at from token_families where id = ${familyId}`;
      expect(family!.revoked_at).toBeInstanceOf(Date);
      expect(await sql`select * from refresh_tokens where family_id = ${familyId}`).toHaveLength(
        1 + won.length,
      );
      for (const answer of won) {
        const pair = toIssuedTokens(answer);
        expect((await useAccess(pair.access)).status).toBe(401);
        expect(await refresh(pair.refresh)).toMatchObject(INVALID);
      }
      expect((await useAccess(first.access)).status).toBe(401);
      expect(await failures(familyId)).toHaveLength(1);
    });

    it('says the same of a token that is unknown, malformed, expired, revoked, or of another kind', async () => {
      const { sql } = management.database;
      const [expired, revoked] = [await issueTokens(person), await issueTokens(person)];
      await sql`update token_families set expires_at = ${management.now()} where id = ${decodeJwt(expired.access).sid as string}`;
      await send(management.origin, 'POST', '/v1/auth/token/revoke', {
        body: { refresh_token: revoked.refresh },
      });
      const { token } = await createPersonalAccessToken(person, ['profile:read']);
      const { refresh: good } = await issueTokens(person);
      const texts = [
        `weir_rt_${'0'.repeat(49)}`,
        'nonsense',
        expired.refresh,
        revoked.refresh,
        token,
        revoked.access,
        ` ${good}`,
        good.toUpperCase(),
      ];
      const answers = await Promise.all(texts.map(refresh));
      const [unknown] = answers.map(said);
      expect(unknown).toMatchObject({ status: 401, code: 'refresh_token_invalid' });
      expect(answers.map(said)).toEqual(texts.map(() => unknown));
      expect((await refresh(good)).status).toBe(200);
    });

    it('refuses a deactivated user, and does not count that as the use of the token', async () => {
      const somebody = await management.signIn();
      const { refresh: token } = await issueTokens(somebody);
      const { sql } = management.database;
      await sql`update users set deactivated_at = ${management.now()} where id = ${somebody.userId}`;
      expect(await refresh(token)).toMatchObject({
        status: 401,
        body: { error: { code: 'account_deactivated' } },
      });
      await sql`update users set deactivated_at = null where id = ${somebody.userId}`;
      expect((await refresh(token)).status).toBe(200);
    });

    it('refuses the tokens that were made with a personal access token once that is revoked', async () => {
      const { id, token } = await createPersonalAccessToken(person, ['profile:read']);
      const pair = await issueTokens(withToken(management, person, token));
      expect((await useAccess(pair.access)).status).toBe(200);
      expect((await person.delete(`/v1/users/me/tokens/${id}`)).status).toBe(204);
      expect(await useAccess(pair.access)).toMatchObject({
        status: 401,
        body: { error: { code: 'access_token_invalid' } },
      });
      expect(await refresh(pair.refresh)).toMatchObject(INVALID);
    });
  });
});
