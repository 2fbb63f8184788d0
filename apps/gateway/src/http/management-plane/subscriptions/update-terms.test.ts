import { beforeAll, describe, expect, it } from 'vitest';
import { approvedSubscription } from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('PATCH /v1/admin/subscriptions/{subscription_id}/terms', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });
  const change = (id: string, body: object) =>
    cast.platformAdmin.patch(`/v1/admin/subscriptions/${id}/terms`, body);

  describe('200', () => {
    it('replaces the quotas and leaves what is absent', async () => {
      const { id, version } = await approvedSubscription(management, cast, cast.member, {
        quotas: [{ kind: 'request_quota', period: 'day', amount: 1 }],
        expires_at: '2099-01-01T00:00:00Z',
      });
      const quotas = [{ kind: 'token_quota', period: 'month', amount: 1_000 }];
      const first = await change(id, { version, quotas });
      expect(first).toMatchObject({
        status: 200,
        body: { state: 'active', version: version + 1, quotas, expires_at: '2099-01-01T00:00:00.000Z' },
      });
      const { sql } = management.database;
      expect(await sql`select scope, kind, period, amount, hard from limits where scope_id = ${id}`).toEqual([
        { scope: 'subscription', kind: 'token_quota', period: 'month', amount: 1_000n, hard: true },
      ]);
      const second = await change(id, { version: version + 1, expires_at: null });
      expect(second.body).toMatchObject({ quotas, expires_at: null });
      expect((await change(id, { version: version + 2, quotas: [] })).body).toMatchObject({ quotas: [] });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'subscription.update_terms',
        changedFields: ['quotas'],
      });
    });
  });

  describe('400', () => {
    it.each([
      [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
      [
        {
          quotas: [
            { kind: 'token_quota', period: 'day', amount: 1 },
            { kind: 'token_quota', period: 'day', amount: 2 },
          ],
        },
        'quotas',
      ],
      [{ state: 'active' }, 'state'],
    ])('refuses %j', async (terms, param) => {
      const { id, version } = await approvedSubscription(management, cast, cast.member);
      expect(await change(id, { version, ...terms })).toMatchObject({
        status: 400,
        body: { error: { param } },
      });
    });
  });

  describe('409', () => {
    it('refuses another version', async () => {
      const { id, version } = await approvedSubscription(management, cast, cast.member);
      expect(await change(id, { version: version - 1, quotas: [] })).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict', param: 'version' } },
      });
    });
  });
});
