import { SYSTEM_CALLER } from '@weir/domain/kernel';
import type { SubscriptionId } from '@weir/domain/limits';
import { removeModel, restoreModel, updateModel } from '@weir/domain/models';
import { replaceQuotas } from '@weir/domain/subscriptions';
import { createDatabase, type Database } from '@weir/postgres';
import { aFreshId } from '@weir/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chat, errorOf } from '../call-gateway.ts';
import { changesHeard, WITHIN_A_SECOND } from '../changes-heard.ts';
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts';

const MODEL = 'sim-fast';

describe('a restricted model', () => {
  let gateway: TestGateway;
  let database: Database;
  let modelId: string;
  beforeAll(async () => {
    gateway = await startTestGateway();
    database = createDatabase(gateway.databaseUrl, { poolSize: 2 });
    const [model] = await database.sql<{ id: string }[]>`select id from models where name = ${MODEL}`;
    modelId = model!.id;
    await gateway.addAlias('alias-of-fast', MODEL);
  });
  afterAll(async () => {
    await database?.close();
    await gateway?.stop();
  });

  const management = () => gateway.composition.services.management;
  /** How many subscriptions changed with the model; null where the model is so already. */
  const restrict = async (restricted: boolean) => {
    const updated = await updateModel(SYSTEM_CALLER, { name: MODEL }, { restricted }, management());
    return updated.changed ? updated.subscriptions : null;
  };
  const status = async (model = MODEL, rest = {}) => {
    const answer = await chat(gateway, model, rest);
    await answer.arrayBuffer();
    return answer.status;
  };
  const subscribe = async (state: string) => {
    const { organizationId } = gateway.key;
    const id = aFreshId<'subscription'>();
    const now = new Date();
    await database.sql`
      insert into subscriptions (id, organization_id, model_id, state, version, requested_at, created_at, updated_at)
      values (${id}, ${organizationId}, ${modelId}, ${state}, 1, ${now}, ${now}, ${now})`;
    return id;
  };
  const stateOf = async (id: string) => {
    const [row] = await database.sql<{ state: string }[]>`select state from subscriptions where id = ${id}`;
    return row!.state;
  };
  const listed = async () => {
    const headers = { authorization: `Bearer ${gateway.apiKey}` };
    const answer = await fetch(`${gateway.baseUrl}/models`, { headers });
    const { data } = (await answer.json()) as { data: { id: string }[] };
    return data.map(({ id }) => id);
  };

  it('is lost and won within a second, with what happens to the model and to the subscription', async () => {
    expect(await status()).toBe(200);

    // Restricted: nobody is subscribed.
    await restrict(true);
    await vi.waitFor(async () => expect(await status()).toBe(403), WITHIN_A_SECOND);
    expect(await errorOf(await chat(gateway, 'alias-of-fast', {}))).toMatchObject({
      type: 'permission_error',
      code: 'model_not_subscribed',
      param: 'model',
    });
    expect(await listed()).not.toContain(MODEL);
    for (const name of [MODEL, 'alias-of-fast']) {
      const headers = { authorization: `Bearer ${gateway.apiKey}` };
      expect((await fetch(`${gateway.baseUrl}/models/${name}`, { headers })).status).toBe(404);
    }
    // Another model that the upstream is to fall back to would be a way around it.
    const around = await chat(gateway, 'sim-slow-first-token', { models: [MODEL] });
    expect(await errorOf(around)).toMatchObject({ code: 'model_not_subscribed', param: 'models' });

    // Subscribed.
    const id = await subscribe('active');
    await vi.waitFor(async () => expect(await status()).toBe(200), WITHIN_A_SECOND);
    expect(await listed()).toContain(MODEL);
    const answer = await chat(gateway, MODEL, {});
    await answer.arrayBuffer();
    expect(await gateway.recordOf(answer.headers.get('x-request-id'))).toMatchObject({ subscriptionId: id });

    // Suspended, and expired before any job says so.
    await database.sql`update subscriptions set state = 'suspended' where id = ${id}`;
    await vi.waitFor(async () => expect(await status()).toBe(403), WITHIN_A_SECOND);
    await database.sql`update subscriptions set state = 'active' where id = ${id}`;
    await vi.waitFor(async () => expect(await status()).toBe(200), WITHIN_A_SECOND);
    await database.sql`update subscriptions set expires_at = now() where id = ${id}`;
    await vi.waitFor(async () => expect(await status()).toBe(403), WITHIN_A_SECOND);
    await database.sql`update subscriptions set expires_at = null where id = ${id}`;

    // Unrestricted and restricted again: what was granted has to be granted anew.
    expect(await restrict(false)).toBe(0);
    await vi.waitFor(async () => expect(await status()).toBe(200), WITHIN_A_SECOND);
    expect(await restrict(true)).toBe(1);
    expect(await stateOf(id)).toBe('pending');
    await vi.waitFor(async () => expect(await status()).toBe(403), WITHIN_A_SECOND);
    expect(await restrict(false)).toBe(1);
    expect(await stateOf(id)).toBe('active');
    expect(await restrict(false)).toBeNull();

    // Removed: a model that comes back does not bring its subscriptions back.
    await restrict(true);
    await database.sql`update subscriptions set state = 'active' where id = ${id}`;
    await removeModel(SYSTEM_CALLER, { name: MODEL }, management());
    expect(await stateOf(id)).toBe('cancelled');
    await restoreModel(SYSTEM_CALLER, { name: MODEL }, management());
    await vi.waitFor(async () => expect(await status()).toBe(403), { timeout: 10_000, interval: 20 });
    const history = await database.sql<{ event: string; actor_kind: string }[]>`
      select event, actor_kind from subscription_status_history where subscription_id = ${id} order by version`;
    expect(history.map(({ event, actor_kind }) => [event, actor_kind])).toEqual([
      ['restrict', 'system'],
      ['unrestrict', 'system'],
      ['restrict', 'system'],
      ['retire', 'system'],
    ]);
  });

  it('is limited by the quotas of its subscription, counted by what is recorded', async () => {
    const other = 'sim-steady';
    const [model] = await database.sql<{ id: string }[]>`select id from models where name = ${other}`;
    const { organizationId } = gateway.key;
    const [subscribed] = await database.sql<{ id: string }[]>`
      insert into subscriptions (id, organization_id, model_id, state, version, requested_at, created_at, updated_at)
      values (${aFreshId()}, ${organizationId}, ${model!.id}, 'active', 1, now(), now(), now()) returning id`;
    const quotas = [{ kind: 'request_quota', period: 'month', amount: 2n }] as const;
    const subscription = { organizationId, id: subscribed!.id as SubscriptionId };
    await management().unitOfWork.transaction((repositories) =>
      replaceQuotas(subscription, quotas, repositories, management()),
    );
    await changesHeard(gateway.composition, database);
    for (let request = 0; request < 2; request++) expect(await status(other)).toBe(200);
    expect(await errorOf(await chat(gateway, other, {}))).toMatchObject({
      code: 'request_quota_exceeded',
      details: { scope: 'subscription' },
    });
    // The quota is of this model only.
    expect(await status('sim-tools')).toBe(200);
    await vi.waitFor(async () => {
      const counters = await database.sql`
        select requests from limit_counters where scope = 'subscription' and scope_id = ${subscription.id}`;
      expect(counters).toEqual([{ requests: 2n }]);
    });
  });

  it('is one of all where the platform wants subscriptions', async () => {
    const other = 'sim-tools';
    expect(await status(other)).toBe(200);
    await database.sql`update platform_settings set require_subscriptions = true`;
    await vi.waitFor(async () => expect(await status(other)).toBe(403), WITHIN_A_SECOND);
    await database.sql`update platform_settings set require_subscriptions = false`;
    await vi.waitFor(async () => expect(await status(other)).toBe(200), WITHIN_A_SECOND);
  });
});
