import type { ConnectionId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, startTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

describe('GET /v1/organizations/{organization_id}/connections', () => {
  describe('200', () => {
    let cast: Cast;
    let connectionId: ConnectionId;
    beforeAll(async () => {
      cast = await management.addCast();
      connectionId = await addConnection(management, {
        name: 'upstream',
        baseUrl: 'https://upstream.example/v1',
      });
    });

    it('pages through what there is, without an address or a credential', async () => {
      const another = await addConnection(management, {
        name: 'another',
        baseUrl: 'https://secret.example/v1',
      });
      const connections = `/v1/organizations/${cast.organizationId}/connections`;
      const { body } = await cast.admin.get(`${connections}?limit=1`);
      expect(body).toMatchObject({ data: [{ id: another, name: 'another' }], has_more: true });
      const next = await cast.admin.get(`${connections}?limit=1&cursor=${body.next_cursor}`);
      expect(next.body).toEqual({
        data: [{ id: connectionId, name: 'upstream', kind: 'openai-compatible' }],
        has_more: false,
        next_cursor: null,
        filter: {},
      });
      expect(JSON.stringify(body)).not.toMatch(/example|credential|sk-/);
    });
  });
});
