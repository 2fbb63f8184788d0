import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import { type Cast, sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await sharedTestManagement();
const PATH = '/v1/admin/requests';

describe('GET /v1/admin/requests', () => {
  let cast: Cast;
  let simulator: Simulator;
  const clients = new AbortController();
  beforeAll(async () => {
    [cast, simulator] = await Promise.all([management.addCast(), startSimulator()]);
    const model = `slow-${cast.organizationId}`;
    const baseUrl = `${simulator.url}/v1`;
    await addConnection(management, { name: model, baseUrl, models: [[model, 'sim-stall-middle']] });
    const { secret } = await addApiKey(
      management,
      await management.addWorkspace(cast.organizationId),
      cast.member.userId,
    );
    // Read on: an answer that nobody reads is collected, which ends its request.
    fetch(`${management.origin}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: 'Secret' }] }),
      signal: clients.signal,
    })
      .then((answer) => answer.text())
      .catch(() => {});
  });
  afterAll(async () => {
    clients.abort();
    await simulator?.close();
  });

  describe('200', () => {
    it('shows requests of any organization to platform admins and their readers, without content', async () => {
      for (const person of [cast.platformAdmin, cast.platformReader]) {
        await vi.waitFor(
          async () => {
            const { body } = await person.get(PATH);
            const organizationId = cast.organizationId;
            expect(body.data).toContainEqual(expect.objectContaining({ organization_id: organizationId }));
            expect(JSON.stringify(body)).not.toContain('Secret');
          },
          { timeout: 10_000, interval: 20 },
        );
      }
    });
  });

  describe('403', () => {
    it('is the answer to everybody else, and to a member of the organization', async () => {
      for (const person of [cast.owner, cast.member, cast.stranger]) {
        expect(await person.get(PATH)).toMatchObject({
          status: 403,
          body: { error: { code: 'permission_denied' } },
        });
      }
    });
  });
});
