import { expect, it } from 'vitest';
import { startTestManagement } from '../../../../test/management-plane/start-test-management.ts';

it('POST /v1/users/me/identities, 400: takes only our own paths, and nothing it does not know', async () => {
  const management = await startTestManagement({ GITHUB_CLIENT_ID: 'x', GITHUB_CLIENT_SECRET: 'x' });
  const person = await management.signIn();
  const link = (body: object) => person.post('/v1/users/me/identities', body);

  for (const return_to of ['//evil.example', 'https://evil.example', '/%2fevil.example', '/\\evil.example']) {
    expect(await link({ provider: 'github', return_to })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_parameter', param: 'return_to' } },
    });
  }
  expect(await link({})).toMatchObject({
    status: 400,
    body: { error: { code: 'missing_parameter', param: 'provider' } },
  });
  expect(await link({ provider: 'github', user_id: person.userId })).toMatchObject({ status: 400 });
  expect(await management.database.sql`select 1 from sign_in_attempts`).toEqual([]);
  expect(await link({ provider: 'github', return_to: '/docs' })).toMatchObject({ status: 200 });
  await management.stop();
});
