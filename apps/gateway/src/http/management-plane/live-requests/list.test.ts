import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await sharedTestManagement();

describe('GET /v1/organizations/{organization_id}/requests', () => {
  let cast: Cast;
  let path: string;
  let simulator: Simulator;
  const clients = new AbortController();
  beforeAll(async () => {
    [cast, simulator] = await Promise.all([management.addCast(), startSimulator()]);
    path = `/v1/organizations/${cast.organizationId}/requests`;
    const model = `slow-${cast.organizationId}`;
    const baseUrl = `${simulator.url}/v1`;
    await addConnection(management, { name: model, baseUrl, models: [[model, 'sim-stall-middle']] });
    const workspaceId = await management.addWorkspace(cast.organizationId);
    for (const owner of [cast.member, cast.admin]) {
      const { secret } = await addApiKey(management, workspaceId, owner.userId);
      // Read on: an answer that nobody reads is collected, which ends its request.
      fetch(`${management.origin}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: 'Secret' }] }),
        signal: clients.signal,
      })
        .then((answer) => answer.text())
        .catch(() => {});
    }
    await vi.waitFor(async () => expect((await cast.admin.get(path)).body.data).toHaveLength(2), 10_000);
  });
  afterAll(async () => {
    clients.abort();
    await simulator?.close();
  });

  describe('200', () => {
    it('shows admins all of the organization, with ids, names and counts, and nothing that a client wrote', async () => {
      const { body } = await cast.owner.get(path);
      expect(body.data).toHaveLength(2);
      expect(body.data[0]).toMatchObject({
        operation: 'chat',
        streamed: true,
        model: `slow-${cast.organizationId}`,
      });
      expect(JSON.stringify(body)).not.toContain('Secret');
      const other = await management.addOrganization([[cast.stranger, 'owner']]);
      expect((await cast.stranger.get(`/v1/organizations/${other}/requests`)).body.data).toEqual([]);
    });

    it('shows members those of their own keys', async () => {
      const { body } = await cast.member.get(path);
      expect(body.data.map(({ user_id }: { user_id: string }) => user_id)).toEqual([cast.member.userId]);
    });
  });
});
