import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addApiKey } from './add-api-key.ts';
import { send } from './person.ts';
import { type Replica, startReplica } from './start-replica.ts';
import { type Cast, type OwnTestManagement, startTestManagement } from './start-test-management.ts';
import { addConnection } from './upstreams.ts';

const WAIT = { timeout: 10_000, interval: 50 };

describe('the breaker of a connection with two gateways', () => {
  let management: OwnTestManagement;
  let replica: Replica;
  let simulator: Simulator;
  let cast: Cast;
  let connectionId: string;
  let secret: string;
  beforeAll(async () => {
    [management, simulator] = await Promise.all([startTestManagement(), startSimulator()]);
    connectionId = await addConnection(management, {
      name: 'held',
      baseUrl: `${simulator.url}/v1`,
      models: [['held', 'sim-fast']],
    });
    cast = await management.addCast();
    const workspaceId = await management.addWorkspace(cast.organizationId);
    ({ secret } = await addApiKey(management, workspaceId, cast.member.userId));
    replica = await startReplica(management.databaseUrl);
  });
  afterAll(async () => {
    await replica?.stop();
    await management?.stop();
    await simulator?.close();
  });

  async function statusAt(origin: string): Promise<number> {
    const response = await fetch(`${origin}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'held', messages: [{ role: 'user', content: 'Hello' }] }),
    });
    await response.text();
    return response.status;
  }
  const set = async (origin: string, to: 'open' | 'close') => {
    const path = `/v1/admin/breakers/${connectionId}/${to}`;
    const { credentials } = cast.platformAdmin;
    expect((await send(origin, 'POST', path, { headers: credentials, body: {} })).status).toBe(200);
  };
  const stateAt = async (origin: string) => {
    const { credentials } = cast.platformReader;
    const { body } = await send(origin, 'GET', '/v1/admin/breakers?limit=100', { headers: credentials });
    return body.data.find((each: { connection_id: string }) => each.connection_id === connectionId).state;
  };

  it('is opened and closed at both by a person who asks either', async () => {
    const origins = [management.origin, replica.origin];
    for (const [asked, to, status, state] of [
      [management, 'open', 503, 'held_open'],
      [replica, 'close', 200, 'closed'],
      [replica, 'open', 503, 'held_open'],
      [management, 'close', 200, 'closed'],
    ] as const) {
      await set(asked.origin, to);
      for (const origin of origins) {
        await vi.waitFor(async () => expect(await statusAt(origin)).toBe(status), WAIT);
        expect(await stateAt(origin)).toBe(state);
      }
      if (status === 200) continue;
      const before = simulator.requests.length;
      for (const origin of origins) expect(await statusAt(origin)).toBe(503);
      expect(simulator.requests).toHaveLength(before);
    }
  });
});
