import { expect, it } from 'vitest';
import { send } from '../../../../test/management-plane/person.ts';
import { startTestManagement } from '../../../../test/management-plane/start-test-management.ts';

it('GET /v1/auth/{provider}/login, 404: knows no provider that is not configured', async () => {
  const management = await startTestManagement();
  for (const provider of ['github', 'constructor', 'x']) {
    expect(await send(management.origin, 'GET', `/v1/auth/${provider}/login`)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    });
  }
  expect(await management.audit()).toEqual([]);
  await management.stop();
});
