import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from './person.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

const PER_MINUTE = 6;

describe('requests of a signed-in caller', () => {
  let management: OwnTestManagement;
  beforeAll(async () => {
    management = await startTestManagement({ MANAGEMENT_REQUESTS_PER_MINUTE: `${PER_MINUTE}` });
  });
  afterAll(() => management.stop());

  it('are limited over all sessions of a user, without limiting anybody else', async () => {
    const person = await management.signIn();
    const again = await management.signInAgain(person);
    const answers = [];
    for (let number = 0; number <= PER_MINUTE; number++) {
      // Those that fail count too.
      answers.push(await (number % 2 === 0 ? person.get('/v1/users/me') : again.get('/v1/admin/users')));
    }
    expect(answers.slice(0, -1).map(({ status }) => status)).toEqual([200, 403, 200, 403, 200, 403]);
    expect(answers[0]!.headers.get('x-ratelimit-limit-requests')).toBe(`${PER_MINUTE}`);
    expect(answers[1]!.headers.get('x-ratelimit-remaining-requests')).toBe(`${PER_MINUTE - 2}`);
    const refused = answers.at(-1)!;
    expect(refused).toMatchObject({
      status: 429,
      body: { error: { type: 'rate_limit_error', code: 'too_many_requests' } },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('x-ratelimit-remaining-requests')).toBe('0');
    expect(refused.headers.get('x-ratelimit-reset-requests')).toMatch(/^\d+s$/);
    expect((await (await management.signIn()).get('/v1/users/me')).status).toBe(200);
  });

  it('are not spent by whoever has no valid credential', async () => {
    const person = await management.signIn();
    const headers = { cookie: 'weir_session=guess' };
    for (let number = 0; number <= PER_MINUTE; number++) {
      const answer = await send(management.origin, 'GET', '/v1/users/me', { headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('x-ratelimit-limit-requests')).toBeNull();
    }
    expect((await person.get('/v1/users/me')).status).toBe(200);
  });
});
