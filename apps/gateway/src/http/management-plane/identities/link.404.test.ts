import { expect, it } from 'vitest';
import { startTestManagement } from '../../../../test/management-plane/start-test-management.ts';

it('POST /v1/users/me/identities, 404: knows no provider that is not configured', async () => {
  const management = await startTestManagement({ GITHUB_CLIENT_ID: 'x', GITHUB_CLIENT_SECRET: 'x' });
  const person = await management.signIn();
  for (const provider of ['google', 'GitHub', '__proto__']) {
    expect(await person.post('/v1/users/me/identities', { provider })).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
  }
  expect(await management.database.sql`select 1 from sign_in_attempts`).toEqual([]);
  expect(await management.audit()).toEqual([]);
  await management.stop();
});
