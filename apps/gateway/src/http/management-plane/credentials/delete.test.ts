import type { ConnectionId } from '@weir/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, startTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { addConnection } from '../../../../test/management-plane/upstreams.ts';

const management = await startTestManagement();
afterAll(() => management.stop());

describe('DELETE /v1/organizations/{organization_id}/credentials/{credential_id}', () => {
  describe('204', () => {
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

    it('forgets it once, whoever asks at the same time, and makes room for another', async () => {
      const brought = { connection_id: connectionId, api_key: 'sk-brought' };
      const { body } = await cast.owner.post(path, brought);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => cast.admin.delete(`${path}/${body.id}`)),
      );
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(9);
      expect((await management.audit(cast.organizationId)).map(({ action }) => action)).toEqual([
        'credential.delete',
        'credential.create',
      ]);
      expect(await management.database.sql`select from organization_credentials`).toHaveLength(0);
      expect((await cast.owner.post(path, brought)).status).toBe(201);
    });
  });
});
