import type { ConnectionId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, startTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

describe('POST /v1/organizations/{organization_id}/credentials/{credential_id}/rotate', () => {
  describe('200', () => {
    let cast: Cast;
    let connectionId: ConnectionId;
    let path: string;
    beforeAll(async () => {
      cast = await management.addCast();
      connectionId = await addConnection(management, {
        name: 'upstream',
        baseUrl: 'https://upstream.example/v1',
      });
      path = `/v1/organizations/${cast.organizationId}/credentials`;
    });

    it('replaces the secret, forgets the last test and records that', async () => {
      const { body: before } = await cast.owner.post(path, {
        connection_id: connectionId,
        api_key: 'sk-brought-first-1111',
      });
      await management.database.sql`
      update organization_credentials set tested_at = ${management.now()}, test_code = 'ok', test_started_at = ${management.now()}`;
      const answer = await cast.admin.post(`${path}/${before.id}/rotate`, {
        api_key: 'sk-brought-second-2222',
      });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        ...before,
        last_four: '2222',
        rotated_at: expect.stringMatching(/Z$/),
        tested_at: null,
        test_code: null,
      });
      expect((await cast.owner.get(`${path}/${before.id}`)).body).toEqual(answer.body);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        actor: { userId: cast.admin.userId },
        action: 'credential.rotate',
        target: { kind: 'credential', id: before.id },
        changedFields: ['api_key'],
      });
    });
  });
});
