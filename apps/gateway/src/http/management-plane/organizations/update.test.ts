import { beforeAll, describe, expect, it } from 'vitest';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/organizations/{organization_id}', () => {
  describe('200', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each(['owner', 'admin', 'platformAdmin'] as const)(
      'lets a %s rename it and records that',
      async (who) => {
        const { organizationId } = cast;
        const path = `/v1/organizations/${organizationId}`;
        expect(await cast[who].patch(path, { name: ` By ${who} ` })).toMatchObject({
          status: 200,
          body: { id: organizationId, name: `By ${who}`, role: who === 'platformAdmin' ? null : who },
        });
        expect((await cast.member.get(path)).body.name).toBe(`By ${who}`);
        expect((await management.audit(organizationId))[0]).toMatchObject({
          actor: { userId: cast[who].userId },
          action: 'organization.update',
          target: { kind: 'organization', id: organizationId },
          changedFields: ['name'],
        });
      },
    );

    it('changes nothing where nothing is given', async () => {
      const path = `/v1/organizations/${cast.organizationId}`;
      const before = (await cast.owner.get(path)).body;
      expect(await cast.owner.patch(path, {})).toMatchObject({ status: 200, body: before });
      expect((await management.audit(cast.organizationId))[0]?.changedFields).toEqual([]);
    });
  });

  describe('400', () => {
    let cast: Cast;
    beforeAll(async () => {
      cast = await management.addCast();
    });

    it.each([
      ['id', { id: '019bc0de-0000-7000-8000-00000000a001' }],
      ['deleted_at', { name: 'Mine', deleted_at: null }],
      ['role', { role: 'owner' }],
      ['created_at', { created_at: '2026-01-01T00:00:00.000Z' }],
      ['max_key_lifetime_days', { max_key_lifetime_days: null }],
      ['name', { name: null }],
      ['name', { name: '' }],
      ['__proto__', JSON.parse('{"__proto__":{"role":"owner"}}')],
    ])('takes no %s like this', async (param, body) => {
      const path = `/v1/organizations/${cast.organizationId}`;
      const before = (await cast.owner.get(path)).body;
      expect(await cast.owner.patch(path, body)).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid_parameter', param } },
      });
      expect((await cast.owner.get(path)).body).toEqual(before);
      expect(await management.audit(cast.organizationId)).toEqual([]);
    });
  });
});
