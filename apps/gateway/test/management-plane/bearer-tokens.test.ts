import { randomBytes } from 'node:crypto';
import { generateApiKeySecret } from '@weir/domain/api-keys';
import { base64url, decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, send } from './person.ts';
import { sharedTestManagement } from './start-test-management.ts';
import { createPersonalAccessToken, inDays, issueTokens, withToken } from './tokens.ts';

const management = await sharedTestManagement();

const PATH = '/v1/users/me/tokens';

describe('a bearer token on the management plane', () => {
  let person: Person;
  let access: string;
  let personal: string;
  beforeAll(async () => {
    person = await management.signIn();
    ({ access } = await issueTokens(person));
    ({ token: personal } = await createPersonalAccessToken(person, ['profile:read', 'profile:write']));
  });

  const get = (headers: Record<string, string>, path = PATH) =>
    send(management.origin, 'GET', path, { headers });
  const bearer = (token: string) => get({ authorization: `Bearer ${token}` });
  const said = ({ status, headers, body: { error } }: Answer) => ({
    status,
    code: error.code,
    message: error.message,
    challenge: headers.get('www-authenticate'),
  });
  const familyOf = (token: string) => decodeJwt(token).sid as string;

  it('is accepted with the scheme in any case', async () => {
    for (const token of [access, personal]) {
      for (const scheme of ['Bearer', 'bearer', 'BEARER', 'bEaReR']) {
        expect((await get({ authorization: `${scheme} ${token}` })).status).toBe(200);
      }
    }
  });

  it('needs no cookie, and gets none', async () => {
    const answer = await bearer(access);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is the only credential: no API key beside it or instead of it, in any header for one', async () => {
    for (const name of ['x-api-key', 'api-key']) {
      const key = { [name]: 'sk-live-x' };
      for (const headers of [
        key,
        { ...key, authorization: `Bearer ${access}` },
        { ...key, ...person.credentials },
      ]) {
        const answer = await get(headers);
        expect(said(answer)).toMatchObject({ status: 401, code: 'credential_not_accepted' });
      }
    }
  });

  it('is answered the same when it is forged, expired, revoked, or of somebody who is gone', async () => {
    const { sql } = management.database;
    const [expired, revoked, orphaned, foreign] = await Promise.all(
      Array.from({ length: 4 }, async () => (await issueTokens(person)).access),
    );
    await sql`update token_families set expires_at = ${management.now()} where id = ${familyOf(expired!)}`;
    await sql`update token_families set revoked_at = ${management.now()} where id = ${familyOf(revoked!)}`;
    await sql`delete from token_families where id = ${familyOf(orphaned!)}`;
    const other = await management.signIn();
    await sql`update token_families set user_id = ${other.userId} where id = ${familyOf(foreign!)}`;
    const [header, , signature] = access.split('.');
    const becomes = (claims: object) =>
      `${header}.${base64url.encode(JSON.stringify({ ...decodeJwt(access), ...claims }))}.${signature}`;
    const forged = await new SignJWT(decodeJwt(access))
      .setProtectedHeader({ ...decodeProtectedHeader(access), alg: 'HS256' })
      .sign(randomBytes(32));
    const tokens = [
      'nonsense',
      'a.b.c',
      forged,
      becomes({ sub: other.userId }),
      becomes({ scope: 'platform:write' }),
      becomes({ exp: decodeJwt(access).exp! + 3_600 }),
      expired!,
      revoked!,
      orphaned!,
      foreign!,
    ];
    const answers = (await Promise.all(tokens.map(bearer))).map(said);
    expect(answers[0]).toEqual({
      status: 401,
      code: 'access_token_invalid',
      message: 'The access token is invalid or has expired.',
      challenge: 'Bearer error="invalid_token"',
    });
    expect(answers).toEqual(tokens.map(() => answers[0]));
  });

  it('is answered the same when it is a personal one that is unknown, malformed, expired or revoked', async () => {
    const [expired, revoked] = [
      await createPersonalAccessToken(person, ['profile:read']),
      await createPersonalAccessToken(person, ['profile:read']),
    ];
    await management.database
      .sql`update personal_access_tokens set expires_at = ${management.now()} where id = ${expired.id}`;
    await person.delete(`${PATH}/${revoked.id}`);
    const tokens = [
      'weir_pat_',
      `weir_pat_${'0'.repeat(49)}`,
      `${personal}0`,
      expired.token,
      revoked.token,
      `weir_pat_' or 1=1 --`,
    ];
    const answers = (await Promise.all(tokens.map(bearer))).map(said);
    expect(answers[0]).toMatchObject({ status: 401, code: 'personal_access_token_invalid' });
    expect(answers).toEqual(tokens.map(() => answers[0]));
  });

  it('stops with the account, and works again with it', async () => {
    const { sql } = management.database;
    const somebody = await management.signIn();
    const { access: theirs } = await issueTokens(somebody);
    const { token } = await createPersonalAccessToken(somebody, ['profile:read']);
    await sql`update users set deactivated_at = ${management.now()} where id = ${somebody.userId}`;
    for (const held of [theirs, token]) {
      expect(await bearer(held)).toMatchObject({
        status: 401,
        body: { error: { code: 'account_deactivated' } },
      });
    }
    await sql`update users set deactivated_at = null where id = ${somebody.userId}`;
    for (const held of [theirs, token]) expect((await bearer(held)).status).toBe(200);
  });

  it('is not left behind by a deactivation that is under way', async () => {
    const { sql } = management.database;
    const admin = await management.signIn({ platformRole: 'admin' });
    const somebody = await management.signIn();
    const make = (number: number) =>
      number % 2 === 0
        ? somebody.post('/v1/auth/token', {})
        : somebody.post(PATH, { name: `Race ${number}`, scopes: ['profile:read'], expires_at: inDays(1) });
    const [deactivation] = await Promise.all([
      admin.patch(`/v1/admin/users/${somebody.userId}`, { deactivated_at: 'now' }),
      ...Array.from({ length: 40 }, (_, number) => make(number)),
    ]);
    expect(deactivation).toMatchObject({ status: 200, body: { id: somebody.userId } });
    expect(await sql`select id from personal_access_tokens where user_id = ${somebody.userId}`).toHaveLength(
      0,
    );
    expect(
      await sql`select id from token_families where user_id = ${somebody.userId} and revoked_at is null`,
    ).toHaveLength(0);
  });

  it('stops when its user ends all sessions, whatever it was made with', async () => {
    const [somebody, other] = [await management.signIn(), await management.signIn()];
    const { access: inSession } = await issueTokens(somebody);
    const { token } = await createPersonalAccessToken(somebody, ['profile:read']);
    const { access: byToken } = await issueTokens(withToken(management, somebody, token));
    const { access: ofOther } = await issueTokens(other);
    expect((await somebody.delete('/v1/users/me/sessions')).status).toBe(204);
    const statuses = await Promise.all([inSession, token, byToken, ofOther].map(bearer));
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 200]);
  });

  it('carries no role: one that is taken away is gone at the next request', async () => {
    const { sql } = management.database;
    const admin = await management.signIn({ platformRole: 'admin' });
    const organizationId = await management.addOrganization();
    const { access: theirs } = await issueTokens(admin);
    const script = withToken(management, admin, theirs);
    expect((await script.get(`/v1/organizations/${organizationId}/teams`)).status).toBe(200);
    await sql`update users set platform_role = 'user' where id = ${admin.userId}`;
    expect((await script.get(`/v1/organizations/${organizationId}/teams`)).status).toBe(404);
  });

  it('is limited by its scopes where its user is not', async () => {
    const cast = await management.addCast();
    const { access: theirs } = await issueTokens(cast.owner, ['organizations:read']);
    const script = withToken(management, cast.owner, theirs);
    const teams = `/v1/organizations/${cast.organizationId}/teams`;
    expect((await script.get(teams)).status).toBe(200);
    expect(await script.post(teams, { name: 'Research' })).toMatchObject({
      status: 403,
      body: { error: { code: 'scope_missing' } },
    });
    expect((await cast.owner.get(teams)).body.data).toEqual([]);
    expect((await management.audit(cast.organizationId))[0]).toMatchObject({
      actor: { userId: cast.owner.userId, via: 'access_token' },
      action: 'team.create',
      outcome: 'refused',
      errorCode: 'scope_missing',
    });
  });

  it('is refused beside a session, whosever they are', async () => {
    const other = await management.signIn();
    for (const { credentials } of [person, other]) {
      for (const token of [access, personal, 'nonsense']) {
        const answer = await get({ ...credentials, authorization: `Bearer ${token}` });
        expect(answer).toMatchObject({ status: 401, body: { error: { code: 'credential_not_accepted' } } });
      }
    }
  });

  it('is not looked for in the query or in a body', async () => {
    for (const name of ['access_token', 'token', 'authorization']) {
      expect(await get({}, `${PATH}?${name}=${access}`)).toMatchObject({
        status: 401,
        body: { error: { code: 'session_missing' } },
      });
    }
    const answer = await send(management.origin, 'POST', '/v1/auth/token', {
      body: { access_token: access },
    });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'session_missing' } } });
  });

  it('is nothing that another scheme carries', async () => {
    const basic = Buffer.from(`${person.userId}:${personal}`).toString('base64');
    for (const authorization of [
      `Basic ${basic}`,
      personal,
      'Bearer',
      `Token ${personal}`,
      `DPoP ${access}`,
    ]) {
      const answer = await get({ authorization });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'credential_not_accepted' } } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it('is no refresh token', async () => {
    const { refresh } = await issueTokens(person);
    expect(await bearer(refresh)).toMatchObject({
      status: 401,
      body: { error: { code: 'access_token_invalid' } },
    });
  });

  it('is no API key, in whichever header it comes', async () => {
    const key = generateApiKeySecret('live', (length) => randomBytes(length));
    for (const headers of [
      { authorization: `Bearer ${key}` },
      { 'x-api-key': key },
      { 'x-api-key': key, authorization: `Bearer ${access}` },
      { 'x-api-key': access },
    ]) {
      expect(await get(headers)).toMatchObject({
        status: 401,
        body: {
          error: { code: 'credential_not_accepted', message: 'API keys open the data plane only.' },
        },
      });
    }
  });

  it('does not open the data plane', async () => {
    for (const token of [access, personal]) {
      for (const [method, path] of [
        ['GET', '/v1/models'],
        ['GET', '/v1/key'],
        ['POST', '/v1/chat/completions'],
      ] as const) {
        const answer = await send(management.origin, method, path, {
          headers: { authorization: `Bearer ${token}` },
          ...(method === 'POST' ? { body: { model: 'any', messages: [] } } : {}),
        });
        expect([path, answer.status]).toEqual([path, 401]);
      }
    }
  });

  it('appears in no log, and in no audit record', async () => {
    const { refresh } = await issueTokens(person);
    const body = { refresh_token: refresh };
    for (const _ of [1, 2]) await send(management.origin, 'POST', '/v1/auth/token/refresh', { body });
    const traces = JSON.stringify([management.logger, await management.audit()]);
    for (const secret of [refresh.slice(8), personal.slice(9), access.split('.')[2]!]) {
      expect(traces).not.toContain(secret);
    }
  });
});
