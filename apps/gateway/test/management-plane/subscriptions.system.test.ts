import { SYSTEM_CALLER } from '@weir/domain/kernel';
import { updateModel } from '@weir/domain/models';
import { purgeNotifications } from '@weir/domain/notifications';
import { endSubscriptions } from '@weir/domain/subscriptions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedSubscription, requestSubscription } from './a-subscription.ts';
import { addModel } from './add-model.ts';
import { type Cast, type OwnTestManagement, startTestManagement } from './start-test-management.ts';

describe('what happens to subscriptions without a request', () => {
  let management: OwnTestManagement;
  let cast: Cast;
  beforeAll(async () => {
    management = await startTestManagement();
    cast = await management.addCast();
  });
  afterAll(() => management?.stop());

  const ports = () => management.composition.services.management;
  const restrict = (name: string, restricted: boolean) =>
    updateModel(SYSTEM_CALLER, { name }, { restricted }, ports());
  const get = async (id: string) => (await cast.owner.get(`/v1/subscriptions/${id}`)).body;

  it('is the same for more than one batch, in one transaction, and approvers hear of it once', async () => {
    const { id, name } = await addModel(management);
    const { sql, now } = { ...management.database, now: management.now() };
    await sql`insert into organizations (id, name, created_at)
      select gen_random_uuid(), 'Crowd ' || n, ${now} from generate_series(1, 1200) n`;
    await sql`insert into subscriptions
      (id, organization_id, model_id, state, version, requested_at, created_at, updated_at)
      select gen_random_uuid(), id, ${id}, 'active', 1, ${now}, ${now}, ${now}
      from organizations where name like 'Crowd %'`;
    const own = await requestSubscription(management, cast, cast.member, { model: name });
    const denied = await requestSubscription(management, cast, cast.admin, { model: name });
    await sql`update subscriptions set state = 'denied' where id = ${denied.id}`;

    expect(await restrict(name, true)).toMatchObject({ changed: true, subscriptions: 1_201 });
    expect(await get(own.id)).toMatchObject({ state: 'pending', version: 2 });
    expect(await get(denied.id)).toMatchObject({ state: 'denied', version: 1 });
    const history = await sql`
      select distinct event, from_state, to_state, actor_kind, actor_id from subscription_status_history
      where subscription_id in (select id from subscriptions where model_id = ${id}) and event <> 'request'`;
    expect(history).toEqual([
      { event: 'restrict', from_state: 'active', to_state: 'pending', actor_kind: 'system', actor_id: null },
    ]);
    const { data } = (await cast.platformAdmin.get('/v1/notifications?state=unread&limit=100')).body;
    expect(data.filter(({ kind }: { kind: string }) => kind.endsWith('.restrict'))).toMatchObject([
      { kind: 'model.restrict', subject_kind: 'model', subject_id: id, organization_id: null },
    ]);
    expect((await cast.member.get('/v1/notifications')).body.data).toContainEqual(
      expect.objectContaining({ kind: 'subscription.restrict', subject_id: own.id }),
    );
    expect(await restrict(name, false)).toMatchObject({ changed: true, subscriptions: 1_201 });
    const { body: changes } = await cast.platformAdmin.get(`/v1/admin/models/${id}/history`);
    expect(changes.data).toMatchObject([
      { action: 'model.update', changed_by: null, changes: { restricted: { from: true, to: false } } },
      { action: 'model.update', changed_by: null, changes: { restricted: { from: false, to: true } } },
    ]);
    expect(await get(own.id)).toMatchObject({ state: 'active', version: 3 });
  });

  it('says of a new or changed model that it needs a subscription where the platform wants that of all', async () => {
    const settings = '/v1/admin/settings';
    await cast.platformAdmin.patch(settings, { require_subscriptions: true });
    const name = `model-${crypto.randomUUID()}`;
    const made = await cast.platformAdmin.post('/v1/admin/models', { name, owned_by: 'x', restricted: true });
    expect(made.body).toMatchObject({ restricted: true, requires_subscription: true });
    const path = `/v1/admin/models/${made.body.id}`;
    expect((await cast.platformAdmin.patch(path, { restricted: false })).body).toMatchObject({
      restricted: false,
      requires_subscription: true,
    });
    await cast.platformAdmin.patch(settings, { require_subscriptions: false });
    expect((await cast.platformAdmin.patch(path, { free: true })).body.requires_subscription).toBe(false);
  });

  it('leaves a request and a restriction of its model in one order: none slips through', async () => {
    for (let round = 0; round < 5; round++) {
      const { name } = await addModel(management);
      const [asked] = await Promise.all([
        cast.member.post('/v1/subscriptions', { organization_id: cast.organizationId, model: name }),
        restrict(name, true),
      ]);
      expect(asked.status).toBe(201);
      expect(await get(asked.body.id)).toMatchObject({ state: 'pending' });
    }
  });

  it('ends the expired and those of retired models, once by whoever comes first', async () => {
    const expired = await approvedSubscription(management, cast, cast.member, {
      expires_at: '2099-01-01T00:00:00Z',
    });
    const suspended = await approvedSubscription(management, cast, cast.member);
    const lasting = await approvedSubscription(management, cast, cast.member);
    const retired = {
      pending: await requestSubscription(management, cast, cast.member),
      active: await approvedSubscription(management, cast, cast.member),
    };
    const { sql } = management.database;
    const now = management.now();
    await sql`update subscriptions set expires_at = ${now} where id = ${expired.id}`;
    await sql`update subscriptions set expires_at = ${now}, state = 'suspended' where id = ${suspended.id}`;
    for (const { model } of Object.values(retired)) {
      await sql`update models set retires_at = ${now} where name = ${model}`;
    }
    const ended = await Promise.all([endSubscriptions(ports()), endSubscriptions(ports())]);
    expect(ended.reduce((sum, count) => sum + count)).toBe(3);
    expect(await get(expired.id)).toMatchObject({ state: 'expired' });
    expect(await get(suspended.id)).toMatchObject({ state: 'suspended' });
    expect(await get(lasting.id)).toMatchObject({ state: 'active' });
    for (const [from, { id }] of Object.entries(retired)) {
      expect(await get(id)).toMatchObject({ state: 'cancelled' });
      const { data } = (await cast.owner.get(`/v1/subscriptions/${id}/history`)).body;
      expect(data.filter(({ event }: { event: string }) => event === 'retire')).toMatchObject([
        { actor_kind: 'system', from, to: 'cancelled' },
      ]);
    }
  });

  it('keeps those of a model whose retirement is taken back at the same moment', async () => {
    const { id, model } = await approvedSubscription(management, cast, cast.member);
    const { sql } = management.database;
    await sql`update models set retires_at = ${management.now()} where name = ${model}`;
    const admin = await sql.reserve();
    await admin`begin`;
    await admin`update models set retires_at = null where name = ${model}`;
    let ended = false;
    const ending = endSubscriptions(ports()).finally(() => {
      ended = true;
    });
    const waits = async () => {
      const waiting = await admin`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return ended || waiting.length > 0;
    };
    await expect.poll(waits, { timeout: 10_000 }).toBe(true);
    await admin`commit`;
    admin.release();
    expect(await ending).toBe(0);
    expect(await get(id)).toMatchObject({ state: 'active' });
  });

  it('cancels those of a member who leaves, so that they do not come back with the member', async () => {
    const { id } = await approvedSubscription(management, cast, cast.member);
    await cast.admin.delete(`/v1/organizations/${cast.organizationId}/members/${cast.member.userId}`);
    await management.addMember(cast.organizationId, cast.member, 'member');
    expect(await get(id)).toMatchObject({ state: 'cancelled' });
    const { data } = (await cast.owner.get(`/v1/subscriptions/${id}/history`)).body;
    expect(data[0]).toMatchObject({ event: 'leave', actor_kind: 'system', from: 'active', to: 'cancelled' });
  });

  it('deletes notifications after ninety days, and what somebody has beyond a thousand', async () => {
    const { sql } = management.database;
    const person = await management.signIn();
    const now = management.now();
    await sql`insert into notifications (id, user_id, kind, subject_kind, subject_id, created_at)
      select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ${person.userId}, 'subscription.approve',
        'subscription', gen_random_uuid(), ${now}::timestamptz - case when n = 1003 then interval '91 days' else '0 days' end
      from generate_series(1, 1003) n`;
    expect(await purgeNotifications(ports())).toBe(3);
    const [left] = await sql`
      select count(*)::int as count, min(id::text) as oldest from notifications where user_id = ${person.userId}`;
    expect(left).toEqual({ count: 1_000, oldest: '00000000-0000-7000-8000-000000000003' });
  });
});
