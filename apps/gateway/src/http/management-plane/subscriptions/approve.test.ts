import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSubscription,
  requestSubscription,
} from '../../../../test/management-plane/a-subscription.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

const PATH = '/v1/admin/subscriptions/approve';

describe('POST /v1/admin/subscriptions/approve', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });
  const stateOf = async (id: string) => (await cast.owner.get(`/v1/subscriptions/${id}`)).body.state;

  describe('200', () => {
    it('decides each by itself, with quotas and an end', async () => {
      const good = await requestSubscription(management, cast, cast.member);
      const outdated = await requestSubscription(management, cast, cast.member);
      const active = await approvedSubscription(management, cast, cast.member);
      const past = await requestSubscription(management, cast, cast.member);
      const answer = await cast.platformAdmin.post(PATH, {
        subscriptions: [
          { id: outdated.id, version: 7 },
          {
            id: good.id,
            version: 1,
            quotas: [
              { kind: 'request_quota', period: 'day', amount: 100 },
              { kind: 'token_quota', period: '30d', amount: 9_007_199_254_740_991 },
            ],
            expires_at: '2099-01-01T01:00:00+01:00',
          },
          { id: crypto.randomUUID(), version: 1 },
          { id: active.id, version: active.version },
          { id: good.id, version: 1 },
          { id: past.id, version: 1, expires_at: '2020-01-01T00:00:00Z' },
        ],
        reason: 'Welcome.',
      });
      expect(answer.status).toBe(200);
      expect(
        answer.body.data.map(({ id, status, code }: Record<string, unknown>) => [id, status, code]),
      ).toEqual([
        [outdated.id, 'failed', 'conflict'],
        [good.id, 'decided', null],
        [expect.any(String), 'failed', 'not_found'],
        [active.id, 'failed', 'conflict'],
        [good.id, 'failed', 'conflict'],
        [past.id, 'failed', 'invalid_parameter'],
      ]);
      expect((await cast.member.get(`/v1/subscriptions/${good.id}`)).body).toMatchObject({
        state: 'active',
        version: 2,
        reason: 'Welcome.',
        expires_at: '2099-01-01T00:00:00.000Z',
        quotas: [
          { kind: 'request_quota', period: 'day', amount: 100 },
          { kind: 'token_quota', period: '30d', amount: 9_007_199_254_740_991 },
        ],
      });
      for (const { id } of [outdated, past]) expect(await stateOf(id)).toBe('pending');
      expect(await management.audit(cast.organizationId)).toContainEqual(
        expect.objectContaining({
          action: 'subscription.approve',
          outcome: 'succeeded',
          target: { kind: 'subscription', id: good.id },
        }),
      );
      expect((await cast.member.get('/v1/notifications')).body.data).toContainEqual(
        expect.objectContaining({ kind: 'subscription.approve', subject_id: good.id }),
      );
    });

    it('is decided once when several approvers decide at once', async () => {
      const { id } = await requestSubscription(management, cast, cast.member);
      const answers = await Promise.all(
        Array.from({ length: 5 }, (_, index) =>
          index % 2 === 0
            ? cast.platformAdmin.post(PATH, { subscriptions: [{ id, version: 1 }] })
            : cast.platformAdmin.post('/v1/admin/subscriptions/deny', {
                subscriptions: [{ id, version: 1 }],
                reason: 'No.',
              }),
        ),
      );
      const decided = answers.filter(({ body }) => body.data[0].status === 'decided');
      expect(decided).toHaveLength(1);
      expect((await cast.owner.get(`/v1/subscriptions/${id}/history`)).body.data).toHaveLength(2);
    });

    it('is never decided by whoever asked for it, in whatever role and by whatever way', async () => {
      const both = await management.signIn({ platformRole: 'admin' });
      const { sql } = management.database;
      await management.addMember(cast.organizationId, both, 'owner');
      const own = await requestSubscription(management, cast, both);
      const everybodys = await requestSubscription(management, cast, both, { for: 'organization' });
      // Asked for by the attacker, cancelled and asked for again by a colleague.
      const laundered = await requestSubscription(management, cast, both, { for: 'organization' });
      await cast.admin.post(`/v1/subscriptions/${laundered.id}/cancel`);
      const again = await requestSubscription(management, cast, cast.admin, {
        for: 'organization',
        model: laundered.model,
      });
      expect(again.id).toBe(laundered.id);
      const token = await both.post('/v1/users/me/tokens', {
        name: 'Second role',
        scopes: ['platform:write', 'platform:read', 'subscriptions:write'],
        expires_at: new Date(management.now().getTime() + 86_400_000).toISOString(),
      });
      const byToken = { ...both, credentials: { authorization: `Bearer ${token.body.token}` } };

      for (const { id, version } of [own, everybodys, again]) {
        for (const credentials of [both.credentials, byToken.credentials]) {
          const send = (path: string, method: string, body: object) =>
            fetch(`${management.origin}${path}`, {
              method,
              headers: { ...credentials, 'content-type': 'application/json' },
              body: JSON.stringify(body),
            });
          const bulk = await send(PATH, 'POST', {
            subscriptions: [{ id, version, quotas: [{ kind: 'request_quota', period: 'day', amount: 1 }] }],
          });
          expect(((await bulk.json()) as { data: object[] }).data).toMatchObject([
            { status: 'failed', code: 'permission_denied' },
          ]);
          for (const [path, body] of [
            ['deny', { subscriptions: [{ id, version }], reason: 'x' }],
            [`${id}/revert`, { version }],
            [`${id}/resume`, { version }],
            [`${id}/suspend`, { version, reason: 'x' }],
          ] as const) {
            const answer = await send(`/v1/admin/subscriptions/${path}`, 'POST', body);
            expect([path, answer.status]).toEqual([path, path === 'deny' ? 200 : 403]);
          }
          const terms = await send(`/v1/admin/subscriptions/${id}/terms`, 'PATCH', {
            version,
            expires_at: '2099-01-01T00:00:00Z',
          });
          expect(terms.status).toBe(403);
          const patch = await send(`/v1/subscriptions/${id}`, 'PATCH', { state: 'active' });
          expect(patch.status).toBe(405);
        }
        expect(await stateOf(id)).toBe('pending');
        expect((await cast.owner.get(`/v1/subscriptions/${id}`)).body).toMatchObject({ version, quotas: [] });
      }
      expect(await management.audit(cast.organizationId)).toContainEqual(
        expect.objectContaining({
          action: 'subscription.approve',
          outcome: 'refused',
          errorCode: 'permission_denied',
          target: { kind: 'subscription', id: own.id },
        }),
      );

      // Another platform admin may.
      const { body } = await cast.platformAdmin.post(PATH, {
        subscriptions: [{ id: own.id, version: own.version }],
      });
      expect(body.data).toMatchObject([{ status: 'decided' }]);
      await sql`update users set platform_role = 'user' where id = ${both.userId}`;
    });

    it('does nothing twice for one idempotency key', async () => {
      const { id } = await requestSubscription(management, cast, cast.member);
      const send = () =>
        fetch(`${management.origin}${PATH}`, {
          method: 'POST',
          headers: {
            ...cast.platformAdmin.credentials,
            'content-type': 'application/json',
            'idempotency-key': `approve-${id}`,
          },
          body: JSON.stringify({ subscriptions: [{ id, version: 1 }] }),
        }).then((answer) => answer.json());
      const first = await send();
      expect(first).toMatchObject({ data: [{ status: 'decided' }] });
      expect(await send()).toEqual(first);
    });
  });

  describe('400', () => {
    it.each([
      [{ subscriptions: [] }, 'subscriptions'],
      [{ subscriptions: [{ id: 'x', version: 1 }] }, 'subscriptions.0.id'],
      [{ subscriptions: [{ id: crypto.randomUUID() }] }, 'subscriptions.0.version'],
      [
        {
          subscriptions: [
            {
              id: crypto.randomUUID(),
              version: 1,
              quotas: [{ kind: 'request_quota', period: '367d', amount: 1 }],
            },
          ],
        },
        'subscriptions.0.quotas.0.period',
      ],
      [
        {
          subscriptions: [
            { id: crypto.randomUUID(), version: 1, quotas: [{ kind: 'budget', period: 'day', amount: 1 }] },
          ],
        },
        'subscriptions.0.quotas.0.kind',
      ],
      [
        { subscriptions: Array.from({ length: 101 }, () => ({ id: crypto.randomUUID(), version: 1 })) },
        'subscriptions',
      ],
    ])('refuses %j', async (body, param) => {
      expect(await cast.platformAdmin.post(PATH, body)).toMatchObject({
        status: 400,
        body: { error: { param } },
      });
    });
  });
});
