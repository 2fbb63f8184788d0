import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, send } from './person.ts';
import { type Replica, startReplica } from './start-replica.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';
import { issueTokens, toIssuedTokens } from './tokens.ts';

/** All replicas are given the same. */
const ENV = {
  PUBLIC_URL: 'http://127.0.0.1:3999',
  ACCESS_TOKEN_KEY_ROTATION_MS: '3600000',
};

describe('two replicas', () => {
  let management: OwnTestManagement;
  let person: Person;
  const replicas: Replica[] = [];
  beforeAll(async () => {
    management = await startTestManagement(ENV);
    person = await management.signIn();
  });
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await management.stop();
  });

  const addReplica = async () => {
    const replica = await startReplica(management.databaseUrl, ENV);
    replicas.push(replica);
    return replica;
  };
  const jwks = async (origin: string): Promise<string[]> =>
    (await send(origin, 'GET', '/.well-known/jwks.json')).body.keys.map(({ kid }: { kid: string }) => kid);
  const useAt = (origin: string, token: string) =>
    send(origin, 'GET', '/v1/users/me/tokens', { headers: { authorization: `Bearer ${token}` } });

  it('take the tokens of each other, and stop them for each other at once', async () => {
    const other = await addReplica();
    const [here, there] = await Promise.all([jwks(management.origin), jwks(other.origin)]);
    expect(here).toHaveLength(1);
    expect(there).toEqual(here);
    const first = await issueTokens(person);
    expect((await useAt(other.origin, first.access)).status).toBe(200);
    const body = { refresh_token: first.refresh };
    const second = toIssuedTokens(await send(other.origin, 'POST', '/v1/auth/token/refresh', { body }));
    expect((await useAt(management.origin, second.access)).status).toBe(200);
    expect((await send(management.origin, 'POST', '/v1/auth/token/refresh', { body })).status).toBe(401);
    for (const origin of [management.origin, other.origin]) {
      expect((await useAt(origin, second.access)).status).toBe(401);
    }
  });

  it('show the key before and the next one while the next one does not sign, and take tokens of both', async () => {
    const { sql } = management.database;
    const [old] = await jwks(management.origin);
    const before = await issueTokens(person);
    await sql`update signing_keys set created_at = ${management.now()} - interval '55 minutes', signs_from = ${management.now()} - interval '55 minutes'`;
    // A replica that starts has nothing remembered, so it finds the next key due.
    const fresh = await addReplica();
    const shown = await jwks(fresh.origin);
    expect(shown).toEqual([expect.any(String), old]);
    const issued = await send(fresh.origin, 'POST', '/v1/auth/token', {
      headers: person.credentials,
      body: {},
    });
    expect(decodeProtectedHeader(issued.body.access_token).kid).toBe(old);

    await sql`update signing_keys set signs_from = signs_from - interval '11 minutes'`;
    const latest = await addReplica();
    const after = await send(latest.origin, 'POST', '/v1/auth/token', {
      headers: person.credentials,
      body: {},
    });
    expect(decodeProtectedHeader(after.body.access_token).kid).toBe(shown[0]);
    expect(await jwks(latest.origin)).toEqual(shown);
    const keySet = createRemoteJWKSet(new URL(`${latest.origin}/.well-known/jwks.json`));
    for (const token of [before.access, issued.body.access_token, after.body.access_token]) {
      expect((await useAt(latest.origin, token)).status).toBe(200);
      const { payload } = await jwtVerify(token, keySet, {
        issuer: ENV.PUBLIC_URL,
        audience: 'weir-management',
      });
      expect(payload.sub).toBe(person.userId);
    }
  });
});
