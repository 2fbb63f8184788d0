import { type Simulator, startSimulator } from '@weir/simulator';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addApiKey } from './add-api-key.ts';
import { type OwnTestManagement, startTestManagement } from './start-test-management.ts';
import { addConnection, complete } from './upstreams.ts';
import { makeWebhook, type Receiver, startReceiver } from './webhooks.ts';

const WAIT = { timeout: 15_000, interval: 20 };
const MODEL = 'fast';

describe('a limit that a request brings to a threshold', () => {
  let management: OwnTestManagement;
  let simulator: Simulator;
  let receiver: Receiver;
  beforeAll(async () => {
    [management, simulator, receiver] = await Promise.all([
      startTestManagement({ ALLOW_PRIVATE_WEBHOOKS: '127.0.0.0/8' }),
      startSimulator(),
      startReceiver(),
    ]);
    const baseUrl = `${simulator.url}/v1`;
    await addConnection(management, { name: MODEL, baseUrl, models: [[MODEL, 'sim-fast']] });
  });
  afterAll(async () => {
    receiver?.stop();
    await simulator?.close();
    await management?.stop();
  });

  it('is told to a webhook, signed, once', async () => {
    const { sql } = management.database;
    const { organizationId, owner } = await management.addCast();
    const workspaceId = await management.addWorkspace(organizationId);
    const key = await addApiKey(management, workspaceId);
    const hook = await makeWebhook(owner, organizationId, 'Hook', receiver.url);
    const limits = `/v1/workspaces/${workspaceId}/api-keys/${key.id}/limits`;
    const { body: set } = await owner.put(limits, { request_quotas: [{ amount: 2, period: 'total' }] });

    expect((await complete(management, key.secret, MODEL)).status).toBe(200);
    await vi.waitFor(async () => {
      const records = await sql`select 1 from usage_records where organization_id = ${organizationId}`;
      expect(records).toHaveLength(1);
    }, WAIT);
    for (let look = 0; look < 2; look++) {
      await management.composition.services.management.alertWatch.look();
      // Lets the next look be one.
      await sql`update background_jobs set ran_at = ran_at - interval '1 minute'`;
    }
    await vi.waitFor(async () => {
      const { data } = (await owner.get(`${hook.path}/deliveries`)).body;
      expect(data).toMatchObject([{ status: 'delivered', attempts: 1, response_status: 200 }]);
    }, WAIT);
    expect(receiver.received).toHaveLength(1);
    const [{ headers, body }] = receiver.received as [Receiver['received'][number]];
    expect(new Webhook(hook.secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'limit.threshold_reached',
      data: {
        ...{ limit_id: set.request_quotas[0].id, scope: 'api_key', scope_id: key.id },
        ...{ kind: 'request_quota', threshold_percent: 50, amount: '2', used: '1' },
      },
    });
  });
});
