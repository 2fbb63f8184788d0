import { beforeAll, describe, expect, it } from 'vitest';
import { makeServiceAccount } from '../../../../test/management-plane/service-accounts.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations/{organization_id}/service-accounts', () => {
  let cast: Cast;
  let path: string;
  beforeAll(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/service-accounts`;
  });

  describe('201', () => {
    it.each(['owner', 'admin', 'platformAdmin'] as const)(
      'makes one for a %s, and records it',
      async (who) => {
        const answer = await cast[who].post(path, { name: `Of ${who}`, description: 'CI', role: 'admin' });
        expect(answer).toEqual({
          status: 201,
          headers: expect.anything(),
          body: {
            id: expect.any(String),
            organization_id: cast.organizationId,
            name: `Of ${who}`,
            description: 'CI',
            role: 'admin',
            created_by: cast[who].userId,
            created_at: expect.stringMatching(/Z$/),
            deactivated_at: null,
          },
        });
        expect((await management.audit(cast.organizationId))[0]).toMatchObject({
          actor: { userId: cast[who].userId },
          action: 'service_account.create',
          outcome: 'succeeded',
          target: { kind: 'service_account', id: answer.body.id },
        });
      },
    );

    it('makes a member unless told otherwise', async () => {
      expect((await cast.owner.post(path, { name: 'Plain' })).body).toMatchObject({
        role: 'member',
        description: null,
      });
    });

    it('gives the name of a deleted one again', async () => {
      const first = await cast.owner.post(path, { name: 'Again' });
      await cast.owner.delete(`${path}/${first.body.id}`);
      expect((await cast.owner.post(path, { name: 'Again' })).status).toBe(201);
    });
  });

  describe('400', () => {
    it.each([
      [{}, 'name'],
      [{ name: 'X', role: 'owner' }, 'role'],
      [{ name: 'X', role: 'user' }, 'role'],
      [{ name: 'X', scopes: ['platform:write'] }, 'scopes'],
      [{ name: 'X', organization_id: '019bc0de-0000-7000-8000-00000000a001' }, 'organization_id'],
      [{ name: 'X', created_by: '019bc0de-0000-7000-8000-00000000a001' }, 'created_by'],
    ])('takes no %j', async (body, param) => {
      expect(await cast.owner.post(path, body)).toMatchObject({ status: 400, body: { error: { param } } });
    });
  });

  describe('403', () => {
    it('lets no service account make another, whatever its role', async () => {
      for (const role of ['admin', 'member'] as const) {
        const { itself, id } = await makeServiceAccount(management, cast.owner, cast.organizationId, role);
        expect(await itself.post(path, { name: 'Stronger', role: 'admin' })).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
        expect((await management.audit(cast.organizationId))[0]).toMatchObject({
          actor: {
            kind: 'service_account',
            userId: null,
            serviceAccountId: id,
            via: 'service_account_token',
          },
          action: 'service_account.create',
          outcome: 'refused',
          errorCode: 'permission_denied',
        });
      }
    });
  });

  describe('409', () => {
    it('takes no name twice', async () => {
      await cast.owner.post(path, { name: 'Twice' });
      expect(await cast.owner.post(path, { name: 'tWICE' })).toMatchObject({
        status: 409,
        body: { error: { code: 'name_taken' } },
      });
    });

    it('makes no more than 200, however many ask at once', async () => {
      const owner = await management.signIn();
      const id = await management.addOrganization([[owner, 'owner']]);
      await management.database.sql`
        insert into service_accounts (id, organization_id, name, role, created_at)
        select gen_random_uuid(), ${id}, 'Account ' || number, 'member', ${management.now()}
        from generate_series(1, 199) number`;
      const answers = await Promise.all(
        Array.from({ length: 5 }, (_, number) =>
          owner.post(`/v1/organizations/${id}/service-accounts`, { name: `Last ${number}` }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    });
  });
});
