import type { ApiKeyId } from '@weir/domain/kernel';
import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addApiKey } from './add-api-key.ts';
import { send } from './person.ts';
import { type Replica, startReplica } from './start-replica.ts';
import { type Cast, type OwnTestManagement, startTestManagement } from './start-test-management.ts';
import { addConnection } from './upstreams.ts';

const WAIT = { timeout: 10_000, interval: 50 };

describe('the running requests of two gateways', () => {
  let management: OwnTestManagement;
  let replica: Replica;
  let simulator: Simulator;
  let cast: Cast;
  let path: string;
  let key: { id: ApiKeyId; secret: string };
  beforeAll(async () => {
    [management, simulator] = await Promise.all([startTestManagement(), startSimulator()]);
    await addConnection(management, {
      name: 'slow',
      baseUrl: `${simulator.url}/v1`,
      models: [['slow', 'sim-stall-middle']],
    });
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/requests`;
    key = await addApiKey(management, await management.addWorkspace(cast.organizationId), cast.member.userId);
    replica = await startReplica(management.databaseUrl);
  });
  afterAll(async () => {
    await replica?.stop();
    await management?.stop();
    await simulator?.close();
  });

  const start = (origin: string) =>
    fetch(`${origin}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'slow', stream: true, messages: [{ role: 'user', content: 'Secret' }] }),
    });
  const list = async (origin: string, of = path, person = cast.owner) =>
    (await send(origin, 'GET', of, { headers: person.credentials })).body.data;
  const idsIn = async (origin: string) =>
    (await list(origin)).map(({ record_id }: { record_id: string }) => record_id);

  it('are listed by both, cancelled through either, and gone from both', async () => {
    const [here, there] = await Promise.all([start(management.origin), start(replica.origin)]);
    const [hereText, thereText] = [here.text(), there.text()];
    await vi.waitFor(async () => {
      for (const { origin } of [management, replica]) expect(await list(origin)).toHaveLength(2);
    }, WAIT);
    const rows = await list(management.origin);
    expect(JSON.stringify(rows)).not.toContain('Secret');
    expect(await idsIn(replica.origin)).toEqual(
      rows.map(({ record_id }: { record_id: string }) => record_id),
    );

    const ofReplica = there.headers.get('x-request-id');
    const row = rows.find(({ request_id }: { request_id: string }) => request_id === ofReplica);
    expect(row).toMatchObject({
      ...{ organization_id: cast.organizationId, api_key_id: key.id, user_id: cast.member.userId },
      ...{ operation: 'chat', model: 'slow', streamed: true, has_answer: true },
    });
    // Members see their own, others nothing.
    expect(await list(management.origin, path, cast.member)).toHaveLength(2);
    expect(await list(management.origin, path, cast.admin)).toHaveLength(2);
    const elsewhere = await management.addOrganization([[cast.stranger, 'owner']]);
    expect(await list(management.origin, `/v1/organizations/${elsewhere}/requests`, cast.stranger)).toEqual(
      [],
    );
    expect(await list(management.origin, '/v1/admin/requests', cast.platformReader)).toEqual(rows);

    expect((await cast.member.post(`${path}/${row.record_id}/cancel`)).status).toBe(202);
    expect(await thereText).toContain('request_cancelled');
    const records = await vi.waitFor(async () => {
      const found = await management.database.sql`
        select request_id, ending from usage_records where organization_id = ${cast.organizationId}`;
      expect(found).not.toHaveLength(0);
      return found;
    }, WAIT);
    expect(records).toEqual([{ request_id: row.record_id, ending: 'cancelled' }]);
    await vi.waitFor(async () => {
      await replica.composition.services.liveRequests.write();
      expect(await idsIn(management.origin)).not.toContain(row.record_id);
    }, WAIT);

    const [rest] = await list(replica.origin);
    const cancel = `${path}/${rest.record_id}/cancel`;
    await send(replica.origin, 'POST', cancel, { headers: cast.owner.credentials });
    expect(await hereText).toContain('request_cancelled');
    await vi.waitFor(async () => {
      await management.composition.services.liveRequests.write();
      for (const { origin } of [management, replica]) expect(await list(origin)).toEqual([]);
      expect(await management.database.sql`select from live_requests`).toEqual([]);
    }, WAIT);
  });
});
