import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from './person.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';

const PER_MINUTE = 5;
const REFRESH = '/v1/auth/token/refresh';

describe('sign-ins and tokens', () => {
  let direct: OwnTestManagement;
  let proxied: OwnTestManagement;
  beforeAll(async () => {
    const SIGN_IN_ATTEMPTS_PER_MINUTE = `${PER_MINUTE}`;
    [direct, proxied] = await Promise.all([
      startTestManagement({ SIGN_IN_ATTEMPTS_PER_MINUTE }),
      startTestManagement({ SIGN_IN_ATTEMPTS_PER_MINUTE, TRUSTED_PROXIES: '127.0.0.1/32' }),
    ]);
  });
  afterAll(() => Promise.all([direct.stop(), proxied.stop()]));
  const from = (number: number) => ({ 'x-forwarded-for': `192.0.2.${number}` });

  it('are limited for an address, whatever it says of itself; everything else is not', async () => {
    const attempt = (number: number) =>
      send(direct.origin, 'POST', REFRESH, { body: { refresh_token: 'guess' }, headers: from(number) });
    for (let number = 1; number <= PER_MINUTE; number++) expect((await attempt(number)).status).toBe(401);
    const refused = await attempt(99);
    expect(refused).toMatchObject({
      status: 429,
      body: { error: { type: 'rate_limit_error', code: 'too_many_requests' } },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await (await direct.signIn()).get('/v1/users/me')).status).toBe(200);
  });

  it('are limited for an account, from however many addresses', async () => {
    const person = await proxied.signIn();
    const statuses: number[] = [];
    for (let number = 1; number <= PER_MINUTE + 1; number++) {
      statuses.push((await person.post('/v1/auth/token', {}, from(number))).status);
    }
    expect(statuses.slice(0, -1).every((status) => status < 300)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect((await (await proxied.signIn()).post('/v1/auth/token', {}, from(200))).status).toBeLessThan(300);
  });
});
