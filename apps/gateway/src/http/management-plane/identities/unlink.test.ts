import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addIdentity } from '../../../../test/management-plane/add-identity.ts';
import {
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';

const MAPPED = {
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_ID: 'x',
  OIDC_CLIENT_SECRET: 'x',
  OIDC_ROLE_MAP: 'weir-admins=admin',
};

function toWire({ email, emailVerified }: { email: string | null; emailVerified: boolean }) {
  return { email, email_verified: emailVerified };
}

describe('DELETE /v1/users/me/identities/{identity_id}', () => {
  describe('204', () => {
    let management: OwnTestManagement;
    beforeAll(async () => {
      management = await startTestManagement(MAPPED);
    });
    afterAll(() => management.stop());

    it('takes the account away and records it; the other stays', async () => {
      const person = await management.signIn();
      const gone = await addIdentity(management, person);
      const stays = await addIdentity(management, person);

      expect(await person.delete(`/v1/users/me/identities/${gone.id}`)).toMatchObject({
        status: 204,
        body: '',
      });
      const { data } = (await person.get('/v1/users/me/identities')).body;
      expect(data).toMatchObject([{ id: stays.id }]);
      expect((await management.audit())[0]).toMatchObject({
        actor: { userId: person.userId },
        action: 'identity.unlink',
        outcome: 'succeeded',
        target: { kind: 'identity', id: gone.id },
      });
    });

    it('forgets the address that only this account vouched for', async () => {
      const person = await management.signIn({ email: 'old@example.com' });
      const told = { email: 'old@example.com', emailVerified: true };
      const [one, two] = [
        await addIdentity(management, person, told),
        await addIdentity(management, person, told),
      ];
      await addIdentity(management, person);

      await person.delete(`/v1/users/me/identities/${one.id}`);
      expect((await person.get('/v1/users/me')).body).toMatchObject(toWire(told));
      await person.delete(`/v1/users/me/identities/${two.id}`);
      expect((await person.get('/v1/users/me')).body).toMatchObject(
        toWire({ email: null, emailVerified: false }),
      );
    });

    it('takes away the role with the account whose groups gave it: it could not be revoked any more', async () => {
      await management.signIn({ platformRole: 'admin' });
      const person = await management.signIn({ platformRole: 'admin' });
      const mapped = await addIdentity(management, person, { provider: 'oidc' });
      const [other, last] = [await addIdentity(management, person), await addIdentity(management, person)];

      await person.delete(`/v1/users/me/identities/${other.id}`);
      expect((await person.get('/v1/users/me')).body.platform_role).toBe('admin');
      await person.delete(`/v1/users/me/identities/${mapped.id}`);
      expect((await person.get('/v1/users/me')).body.platform_role).toBe('user');
      expect((await person.get('/v1/users/me/identities')).body.data).toMatchObject([{ id: last.id }]);
    });
  });

  describe('404', () => {
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
  });

  describe('409', () => {
    let management: OwnTestManagement;
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
        const identities = await Promise.all(
          Array.from({ length: 10 }, () => addIdentity(management, person)),
        );
        const answers = await Promise.all(
          identities.map(({ id }) => person.delete(`/v1/users/me/identities/${id}`)),
        );

        const refused = answers.filter(({ status }) => status !== 204);
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
});
