import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Person, send } from '../../../../test/management-plane/person.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import {
  createPersonalAccessToken,
  issueTokens,
  toIssuedTokens,
  withToken,
} from '../../../../test/management-plane/tokens.ts';

const INVALID = { status: 401, body: { error: { code: 'refresh_token_invalid' } } };

describe('POST /v1/auth/token/refresh, 401', () => {
  let management: TestManagement;
  let person: Person;
  beforeAll(async () => {
    management = await startTestManagement();
    person = await management.signIn();
  });
  afterAll(() => management.stop());

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
    expect((await person.delete(`/v1/users/me/tokens/${id}`)).status).toBe(200);
    expect(await useAccess(pair.access)).toMatchObject({
      status: 401,
      body: { error: { code: 'access_token_invalid' } },
    });
    expect(await refresh(pair.refresh)).toMatchObject(INVALID);
  });
});
