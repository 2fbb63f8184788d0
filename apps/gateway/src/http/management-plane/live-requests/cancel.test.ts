import type { ApiKeyId, WorkspaceId } from '@weir/domain/kernel';
import { type Simulator, startSimulator } from '@weir/simulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addApiKey } from '../../../../test/management-plane/add-api-key.ts';
import {
  type Cast,
  type OwnTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

describe('POST /v1/organizations/{organization_id}/requests/{record_id}/cancel', () => {
  let management: OwnTestManagement;
  let simulator: Simulator;
  let cast: Cast;
  let path: string;
  let workspaceId: WorkspaceId;
  let mine: { id: ApiKeyId; secret: string };
  let theirs: { id: ApiKeyId; secret: string };
  beforeAll(async () => {
    [management, simulator] = await Promise.all([startTestManagement(), startSimulator()]);
    await addConnection(management, {
      name: 'slow',
      baseUrl: `${simulator.url}/v1`,
      models: [['slow', 'sim-stall-middle']],
    });
  });
  afterAll(async () => {
    await management?.stop();
    await simulator?.close();
  });
  beforeEach(async () => {
    cast = await management.addCast();
    path = `/v1/organizations/${cast.organizationId}/requests`;
    workspaceId = await management.addWorkspace(cast.organizationId);
    mine = await addApiKey(management, workspaceId, cast.member.userId);
    theirs = await addApiKey(management, workspaceId, cast.admin.userId);
  });

  /** A stream that runs, its row in the list, and all that its client gets. */
  async function stream({ id, secret }: { id: ApiKeyId; secret: string }) {
    const text = fetch(`${management.origin}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'slow', stream: true, messages: [{ role: 'user', content: 'Hello' }] }),
    }).then((response) => response.text());
    const row = await vi.waitFor(
      async () => {
        const { body } = await cast.owner.get(path);
        const found = body.data.find((request: { api_key_id: string }) => request.api_key_id === id);
        expect(found).toBeDefined();
        return found;
      },
      { timeout: 10_000, interval: 20 },
    );
    return { text, row, cancel: `${path}/${row.record_id}/cancel` };
  }

  describe('202', () => {
    it('ends the request, tells its client, records what was used, and who did it', async () => {
      const { text, row, cancel } = await stream(mine);
      expect(row).toMatchObject({ workspace_id: workspaceId, user_id: cast.member.userId, model: 'slow' });
      expect(await cast.admin.post(cancel)).toMatchObject({
        status: 202,
        body: { record_id: row.record_id },
      });
      expect(await text).toContain('request_cancelled');
      await vi.waitFor(async () => expect((await cast.owner.get(path)).body.data).toEqual([]), 10_000);
      const [record] = await management.database.sql`
        select ending from usage_records where organization_id = ${cast.organizationId}`;
      expect(record).toEqual({ ending: 'cancelled' });
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.admin.userId },
        action: 'request.cancel',
        target: { kind: 'request', id: row.record_id },
      });
    });

    it('lets members cancel requests of their own keys, and nobody those of another organization', async () => {
      const [own, other] = [await stream(mine), await stream(theirs)];
      const elsewhere = await management.addOrganization([[cast.stranger, 'owner']]);
      const foreign = `/v1/organizations/${elsewhere}/requests/${other.row.record_id}/cancel`;
      for (const answer of [
        await cast.member.post(other.cancel),
        await cast.stranger.post(foreign),
        await cast.member.post(own.cancel),
      ]) {
        expect(answer.status).toBe(202);
      }
      // Notifications arrive in order: when the last one is heard, the others were.
      expect(await own.text).toContain('request_cancelled');
      const { body } = await cast.owner.get(path);
      expect(body.data.map(({ record_id }: { record_id: string }) => record_id)).toEqual([
        other.row.record_id,
      ]);
      await cast.owner.post(other.cancel);
      expect(await other.text).toContain('request_cancelled');
    });
  });
});
