import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Person, send } from './person.ts';
import { sharedTestManagement } from './start-test-management.ts';
import { createPersonalAccessToken, issueTokens, withToken } from './tokens.ts';

const management = await sharedTestManagement();

/** Everything that a thief can make of one token: tokens made with tokens made with it. */
async function makeMore(person: Person, first: Person) {
  const second = await createPersonalAccessToken(first, ['profile:read', 'profile:write']);
  const issued = await issueTokens(withToken(management, person, second.token));
  const third = await createPersonalAccessToken(withToken(management, person, issued.access), [
    'profile:read',
    'profile:write',
  ]);
  const fourth = await createPersonalAccessToken(withToken(management, person, third.token), [
    'profile:read',
    'profile:write',
  ]);
  return {
    secrets: [second.token, issued.access, third.token, fourth.token],
    ids: [second.id, third.id, fourth.id],
  };
}

describe('tokens made by a stolen token', () => {
  let person: Person;
  beforeEach(async () => {
    person = await management.signIn();
  });

  const statusesOf = (secrets: readonly string[]) =>
    Promise.all(
      secrets.map(
        async (secret) => (await withToken(management, person, secret).get('/v1/users/me/tokens')).status,
      ),
    );
  const ended = async (action: string) =>
    (await management.audit())
      .filter((record) => record.action === action && record.outcome === 'succeeded')
      .map(({ target }) => target?.id);

  it('end with the personal access token', async () => {
    const stolen = await createPersonalAccessToken(person, ['profile:read', 'profile:write']);
    const bystander = await createPersonalAccessToken(person, ['profile:read']);
    const made = await makeMore(person, withToken(management, person, stolen.token));
    expect(await statusesOf(made.secrets)).toEqual([200, 200, 200, 200]);
    await person.delete(`/v1/users/me/tokens/${stolen.id}`);
    expect(await statusesOf(made.secrets)).toEqual([401, 401, 401, 401]);
    expect(await statusesOf([bystander.token])).toEqual([200]);
    expect(await ended('personal_access_token.revoke')).toEqual(
      expect.arrayContaining([stolen.id, ...made.ids]),
    );
  });

  it('end with the family, by its own refresh token', async () => {
    const stolen = await issueTokens(person);
    const made = await makeMore(person, withToken(management, person, stolen.access));
    const body = { refresh_token: stolen.refresh };
    await send(management.origin, 'POST', '/v1/auth/token/revoke', { body });
    expect(await statusesOf(made.secrets)).toEqual([401, 401, 401, 401]);
    expect(await ended('token.revoke')).toEqual(expect.arrayContaining(made.ids));
  });

  it('end when the reuse of a refresh token is found', async () => {
    const stolen = await issueTokens(person);
    const made = await makeMore(person, withToken(management, person, stolen.access));
    const body = { refresh_token: stolen.refresh };
    for (const status of [200, 401]) {
      expect(await send(management.origin, 'POST', '/v1/auth/token/refresh', { body })).toMatchObject({
        status,
      });
    }
    expect(await statusesOf(made.secrets)).toEqual([401, 401, 401, 401]);
    const records = (await management.audit()).filter(({ target }) => made.ids.includes(target?.id ?? ''));
    expect(records.filter(({ action }) => action === 'token.revoke')).toMatchObject(
      made.ids.map(() => ({ actor: { kind: 'system' }, outcome: 'succeeded' })),
    );
  });

  it('end with all sessions', async () => {
    const made = await makeMore(person, person);
    await (await management.signInAgain(person)).delete('/v1/users/me/sessions');
    expect(await statusesOf(made.secrets)).toEqual([401, 401, 401, 401]);
    expect(await ended('session.revoke')).toEqual(expect.arrayContaining([person.userId, ...made.ids]));
  });

  it('cannot be made while the token is being revoked', async () => {
    for (let round = 0; round < 5; round++) {
      const stolen = await createPersonalAccessToken(person, ['profile:read', 'profile:write']);
      const { access } = await issueTokens(person);
      const [thief, other] = [stolen.token, access].map((secret) => withToken(management, person, secret));
      const make = (who: Person, number: number) =>
        who.post('/v1/users/me/tokens', {
          name: `Race ${round} ${number}`,
          scopes: ['profile:read'],
          expires_at: new Date(Date.now() + 600_000).toISOString(),
        });
      const [, , ...answers] = await Promise.all([
        person.delete(`/v1/users/me/tokens/${stolen.id}`),
        person.delete(`/v1/users/me/token-families/${decodeJwt(access).sid}`),
        ...Array.from({ length: 6 }, (_, number) => make(number % 2 === 0 ? thief! : other!, number)),
      ]);
      const secrets = answers.flatMap(({ status, body }) => (status === 201 ? [body.token] : []));
      for (const status of await statusesOf(secrets)) expect(status).toBe(401);
    }
  });

  it('are named with what made them, as are API keys, which stay', async () => {
    const organizationId = await management.addOrganization([[person, 'owner']]);
    const keys = `/v1/workspaces/${await management.addWorkspace(organizationId)}/api-keys`;
    const stolen = await createPersonalAccessToken(person, [
      'profile:read',
      'profile:write',
      'api-keys:write',
    ]);
    const thief = withToken(management, person, stolen.token);
    const key = (await thief.post(keys, { name: 'Made by a thief' })).body;
    const made = await createPersonalAccessToken(thief, ['profile:read']);
    const maker = { kind: 'personal_access_token', id: stolen.id };
    expect(key.created_with).toEqual(maker);
    const [newest, first] = (await person.get('/v1/users/me/tokens')).body.data;
    expect(newest).toMatchObject({ id: made.id, made_with: maker });
    expect(first).toMatchObject({ id: stolen.id, made_with: { kind: 'session' } });
    await person.delete(`/v1/users/me/tokens/${stolen.id}`);
    expect((await person.get(`${keys}/${key.id}`)).body).toMatchObject({
      state: 'active',
      created_with: maker,
    });
  });
});
