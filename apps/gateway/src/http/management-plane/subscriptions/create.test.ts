import { beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSubscription,
  requestSubscription,
} from '../../../../test/management-plane/a-subscription.ts';
import { addModel } from '../../../../test/management-plane/add-model.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { aWebhook } from '../../../../test/management-plane/webhooks.ts';

const management = await sharedTestManagement();

describe('POST /v1/subscriptions', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await management.addCast();
  });
  const ask = (model: string, more = {}) => ({ organization_id: cast.organizationId, model, ...more });

  describe('201', () => {
    it('is active at once where the model is unrestricted, and recorded', async () => {
      const { name } = await addModel(management);
      const answer = await cast.member.post('/v1/subscriptions', ask(name, { reason: ' For research ' }));
      expect(answer).toMatchObject({
        status: 201,
        body: {
          organization_id: cast.organizationId,
          user_id: cast.member.userId,
          model: name,
          state: 'active',
          version: 1,
          reason: 'For research',
          requested_by: cast.member.userId,
          expires_at: null,
          quotas: [],
        },
      });
      expect((await cast.member.get(`/v1/subscriptions/${answer.body.id}/history`)).body.data).toMatchObject([
        {
          event: 'request',
          from: null,
          to: 'active',
          reason: 'For research',
          actor_kind: 'user',
          actor_id: cast.member.userId,
          version: 1,
        },
      ]);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'subscription.create',
        outcome: 'succeeded',
        target: { kind: 'subscription', id: answer.body.id },
      });
    });

    it('waits for a decision where the model is restricted, and tells the approvers', async () => {
      const { id } = await requestSubscription(management, cast, cast.member);
      expect((await cast.member.get(`/v1/subscriptions/${id}`)).body).toMatchObject({ state: 'pending' });
      const of = {
        kind: 'subscription.request',
        subject_kind: 'subscription',
        subject_id: id,
        read_at: null,
      };
      const { data } = (await cast.platformAdmin.get('/v1/notifications?limit=100')).body;
      expect(data).toContainEqual(expect.objectContaining(of));
      // Nobody is told what they did themselves, and readers decide nothing.
      for (const person of [cast.member, cast.platformReader]) {
        const others = (await person.get('/v1/notifications')).body.data;
        expect(others).not.toContainEqual(expect.objectContaining({ subject_id: id }));
      }
    });

    it('is told by mail and webhook to whoever decides, and the decision to whoever asked: nobody their own doing', async () => {
      const { id: webhookId } = (
        await cast.owner.post(`/v1/organizations/${cast.organizationId}/webhooks`, {
          ...aWebhook('Subscriptions'),
          event_types: ['subscription.requested', 'subscription.changed'],
        })
      ).body;
      const told = async (of: string, type: string) => {
        const rows = await management.database.sql<{ id: string }[]>`
          select coalesce(user_id, webhook_id) as id from outgoing_deliveries
          join outgoing_events on outgoing_events.id = event_id
          where data->>'subscription_id' = ${of} and type = ${type}`;
        return rows.map(({ id }) => id);
      };
      const { member } = cast;
      const { platformAdmin } = await management.addCast();
      const { id } = await approvedSubscription(management, cast, member);
      const requested = await told(id, 'subscription.requested');
      expect(requested).toEqual(expect.arrayContaining([webhookId, platformAdmin.userId]));
      expect(requested).not.toContain(member.userId);
      expect((await told(id, 'subscription.changed')).sort()).toEqual([webhookId, member.userId].sort());

      await management.addMember(cast.organizationId, platformAdmin, 'member');
      const own = await requestSubscription(management, cast, platformAdmin);
      expect(await told(own.id, 'subscription.requested')).not.toContain(platformAdmin.userId);
    });

    it('is for everybody where an administrator asks for the organization', async () => {
      const { name } = await addModel(management);
      const answer = await cast.admin.post('/v1/subscriptions', ask(name, { for: 'organization' }));
      expect(answer).toMatchObject({ status: 201, body: { user_id: null, state: 'active' } });
      expect((await cast.member.get(`/v1/subscriptions/${answer.body.id}`)).status).toBe(200);
    });

    it('is the same subscription again after a cancellation, with its quotas: nobody gets rid of them so', async () => {
      const { id, model } = await approvedSubscription(management, cast, cast.member, {
        quotas: [{ kind: 'request_quota', period: 'month', amount: 5 }],
        expires_at: '2099-01-01T00:00:00Z',
      });
      await cast.member.post(`/v1/subscriptions/${id}/cancel`);
      const again = await cast.member.post('/v1/subscriptions', ask(model));
      expect(again).toMatchObject({
        status: 201,
        body: {
          id,
          state: 'pending',
          version: 4,
          expires_at: null,
          quotas: [{ kind: 'request_quota', period: 'month', amount: 5 }],
        },
      });
    });
  });

  describe('400', () => {
    it.each([
      [{}, 'model'],
      [{ model: '' }, 'model'],
      [{ model: 'm', state: 'active' }, 'state'],
      [{ model: 'm', user_id: '019bc0de-0000-7000-8000-00000000a001' }, 'user_id'],
      [{ model: 'm', for: 'everybody' }, 'for'],
      [{ model: 'm', reason: '' }, 'reason'],
      [{ model: 'm', quotas: [] }, 'quotas'],
      [{ model: 'm', expires_at: '2099-01-01T00:00:00Z' }, 'expires_at'],
    ])('refuses %j', async (body, param) => {
      const answer = await cast.member.post('/v1/subscriptions', {
        organization_id: cast.organizationId,
        ...body,
      });
      expect(answer).toMatchObject({ status: 400, body: { error: { param } } });
    });
  });

  describe('403', () => {
    it('refuses a member who asks for everybody, and a platform admin who asks for themselves elsewhere', async () => {
      const { name } = await addModel(management);
      for (const [person, more] of [
        [cast.member, { for: 'organization' }],
        [cast.platformAdmin, {}],
      ] as const) {
        expect(await person.post('/v1/subscriptions', ask(name, more))).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
    });
  });

  describe('404', () => {
    it('knows no organization for a stranger, no unknown model, no alias and no removed model', async () => {
      const { id, name } = await addModel(management);
      expect((await cast.stranger.post('/v1/subscriptions', ask(name))).status).toBe(404);
      expect((await cast.member.post('/v1/subscriptions', ask('no-such-model'))).status).toBe(404);
      const { sql } = management.database;
      await sql`insert into model_aliases (name, model_id) values (${`alias-of-${name}`}, ${id})`;
      expect((await cast.member.post('/v1/subscriptions', ask(`alias-of-${name}`))).status).toBe(404);
      await sql`update models set enabled = false where id = ${id}`;
      expect((await cast.member.post('/v1/subscriptions', ask(name))).status).toBe(404);
    });
  });

  describe('409', () => {
    it('refuses a second one, also when both are asked for at once', async () => {
      const { name } = await addModel(management);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => cast.member.post('/v1/subscriptions', ask(name))),
      );
      const statuses = answers.map(({ status }) => status).toSorted();
      expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
      for (const { status, body } of answers) if (status === 409) expect(body.error.code).toBe('conflict');
    });

    it('is no way out of a suspension or a denial', async () => {
      const suspended = await approvedSubscription(management, cast, cast.member);
      await cast.platformAdmin.post(`/v1/admin/subscriptions/${suspended.id}/suspend`, {
        version: suspended.version,
        reason: 'Abuse.',
      });
      const denied = await requestSubscription(management, cast, cast.member);
      await cast.platformAdmin.post('/v1/admin/subscriptions/deny', {
        subscriptions: [{ id: denied.id, version: denied.version }],
        reason: 'No.',
      });
      for (const { id, model } of [suspended, denied]) {
        expect((await cast.member.post(`/v1/subscriptions/${id}/cancel`)).status).toBe(409);
        expect((await cast.member.post('/v1/subscriptions', ask(model))).status).toBe(409);
      }
    });

    it('refuses a model that is retired', async () => {
      const { id, name } = await addModel(management);
      await management.database.sql`update models set retires_at = ${management.now()} where id = ${id}`;
      expect(await cast.member.post('/v1/subscriptions', ask(name))).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict', param: 'model' } },
      });
    });
  });
});
