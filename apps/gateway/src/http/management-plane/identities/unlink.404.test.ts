import { expect, it } from 'vitest';
import { addIdentity } from '../../../../test/management-plane/add-identity.ts';
import { startTestManagement } from '../../../../test/management-plane/start-test-management.ts';

it('DELETE /v1/users/me/identities/{identity_id}, 404: knows no account of somebody else', async () => {
  const management = await startTestManagement();
  const [person, admin] = [await management.signIn(), await management.signIn({ platformRole: 'admin' })];
  const theirs = [await addIdentity(management, person), await addIdentity(management, person)];
  await addIdentity(management, admin);
  await addIdentity(management, admin);

  expect(await admin.delete(`/v1/users/me/identities/${theirs[0]!.id}`)).toMatchObject({
    status: 404,
    body: { error: { code: 'not_found' } },
  });
  expect(await admin.delete('/v1/users/me/identities/github')).toMatchObject({ status: 404 });
  expect((await person.get('/v1/users/me/identities')).body.data).toHaveLength(2);
  await management.stop();
});
