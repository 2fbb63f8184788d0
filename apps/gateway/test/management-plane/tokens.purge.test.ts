import { purgeExpiredTokens } from '@weir/domain/tokens';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from './person.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';
import { createPersonalAccessToken, issueTokens } from './tokens.ts';

describe('the purge of expired tokens', () => {
  let management: OwnTestManagement;
  let person: Person;
  beforeAll(async () => {
    management = await startTestManagement();
    person = await management.signIn();
  });
  afterAll(() => management.stop());

  const purge = () => purgeExpiredTokens(management.composition.services.management);
  const count = async (table: string) => {
    const { sql } = management.database;
    const [row] = await sql`select count(*)::int as count from ${sql(table)}`;
    return row!.count;
  };

  it('removes families that expired, with their refresh tokens, and no other', async () => {
    const { sql } = management.database;
    await issueTokens(person);
    await sql`update token_families set expires_at = ${management.now()} - interval '1 second'`;
    const { refresh } = await issueTokens(person);
    expect(await purge()).toBe(1);
    expect([await count('token_families'), await count('refresh_tokens')]).toEqual([1, 1]);
    const answer = await person.post('/v1/auth/token/refresh', { refresh_token: refresh });
    expect(answer.status).toBe(200);
  });

  it('removes personal access tokens 30 days after they expired', async () => {
    const { sql } = management.database;
    const [long, lately, good] = [
      await createPersonalAccessToken(person, ['profile:read']),
      await createPersonalAccessToken(person, ['profile:read']),
      await createPersonalAccessToken(person, ['profile:read']),
    ];
    await sql`update personal_access_tokens set expires_at = ${management.now()} - interval '30 days 1 second' where id = ${long.id}`;
    await sql`update personal_access_tokens set expires_at = ${management.now()} - interval '29 days' where id = ${lately.id}`;
    expect(await purge()).toBe(1);
    const { body } = await person.get('/v1/users/me/tokens');
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([good.id, lately.id]);
  });

  it('may run at several replicas at once', async () => {
    for (let number = 0; number < 10; number++) await issueTokens(person);
    await management.database
      .sql`update token_families set expires_at = ${management.now()} - interval '1 second'`;
    const expired = await count('token_families');
    const purged = await Promise.all(Array.from({ length: 5 }, purge));
    expect(purged.reduce((sum, some) => sum + some, 0)).toBe(expired);
    expect(await count('token_families')).toBe(0);
  });
});
