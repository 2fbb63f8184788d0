import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations', () => {
  describe('201', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it('makes an organization whose owner is the caller, and records it there', async () => {
      const { platformAdmin } = cast;
      const answer = await platformAdmin.post('/v1/organizations', { name: '  Meadow & Söhne ' });
      expect(answer).toMatchObject({ status: 201, body: { name: 'Meadow & Söhne', role: 'owner' } });
      const { id } = answer.body;
      expect(await platformAdmin.get(`/v1/organizations/${id}`)).toMatchObject({
        status: 200,
        body: answer.body,
      });
      expect((await platformAdmin.get(`/v1/organizations/${id}/members`)).body.data).toMatchObject([
        { user_id: platformAdmin.userId, role: 'owner' },
      ]);
      expect(await management.audit(id)).toMatchObject([
        {
          actor: { kind: 'user', userId: platformAdmin.userId },
          action: 'organization.create',
          outcome: 'succeeded',
          target: { kind: 'organization', id },
        },
      ]);
    });

    it('begins with settings that restrict nothing', async () => {
      const { id } = (await cast.platformAdmin.post('/v1/organizations', { name: 'Open' })).body;
      expect((await cast.platformAdmin.get(`/v1/organizations/${id}/settings`)).body).toEqual({
        members_may_create_keys: true,
        max_key_lifetime_days: null,
        invitation_email_domains: null,
        record_client_tags: false,
        time_zone: 'UTC',
      });
    });

    it('lets two have the same name', async () => {
      const create = () => cast.platformAdmin.post('/v1/organizations', { name: 'Twice' });
      const [one, other] = [await create(), await create()];
      expect([one.status, other.status]).toEqual([201, 201]);
      expect(one.body.id).not.toBe(other.body.id);
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['no name', {}, 'missing_parameter', 'name'],
      ['an empty name', { name: '  ' }, 'invalid_parameter', 'name'],
      ['a name of 101 characters', { name: 'x'.repeat(101) }, 'invalid_parameter', 'name'],
      ['a name with a control character', { name: 'a\u0007b' }, 'invalid_parameter', 'name'],
      [
        'an id of its own',
        { name: 'A', id: '019bc0de-0000-7000-8000-00000000a001' },
        'invalid_parameter',
        'id',
      ],
      ['another owner', { name: 'A', owner: 'somebody' }, 'invalid_parameter', 'owner'],
    ])('refuses %s and makes nothing', async (_, body, code, param) => {
      const { platformAdmin } = cast;
      expect(await platformAdmin.post('/v1/organizations', body)).toMatchObject({
        status: 400,
        body: { error: { code, param } },
      });
      expect((await platformAdmin.get('/v1/organizations')).body.data).toEqual([]);
    });
  });
});
