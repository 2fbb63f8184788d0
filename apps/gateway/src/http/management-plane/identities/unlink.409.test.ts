import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addIdentity } from '../../../../test/management-plane/add-identity.ts';
import {
  startTestManagement,
  type TestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

describe('DELETE /v1/users/me/identities/{identity_id}, 409', () => {
  let management: TestManagement;
  beforeAll(async () => {
    management = await startTestManagement({
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_ID: 'x',
      OIDC_CLIENT_SECRET: 'x',
      OIDC_ROLE_MAP: 'weir-admins=admin',
    });
  });
  afterAll(() => management.stop());

  it('leaves the last account, whoever wants it gone and however many at once', async () => {
    // Several rounds: connections that are open by then bring the requests closer together.
    for (let round = 0; round < 5; round++) {
      const person = await management.signIn();
      const identities = await Promise.all(Array.from({ length: 10 }, () => addIdentity(management, person)));
      const answers = await Promise.all(
        identities.map(({ id }) => person.delete(`/v1/users/me/identities/${id}`)),
      );

      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused).toMatchObject([
        { status: 409, body: { error: { type: 'conflict_error', code: 'last_identity' } } },
      ]);
      expect((await person.get('/v1/users/me/identities')).body.data).toHaveLength(1);
    }
  });

  it('leaves the last platform admin the account that makes them one', async () => {
    const admin = await management.signIn({ platformRole: 'admin' });
    const mapped = await addIdentity(management, admin, { provider: 'oidc' });
    await addIdentity(management, admin);

    expect(await admin.delete(`/v1/users/me/identities/${mapped.id}`)).toMatchObject({
      status: 409,
      body: { error: { code: 'last_admin' } },
    });
    expect((await admin.get('/v1/users/me/identities')).body.data).toHaveLength(2);
  });
});
