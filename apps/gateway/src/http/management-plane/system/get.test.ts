import { System } from '@weir/contracts/system';
import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';

const management = await sharedTestManagement();

describe('GET /v1/admin/system', () => {
  describe('200', () => {
    it('has the components of the replica that answers, all replicas, and settings without secrets', async () => {
      const { platformReader } = await management.addCast();
      const other = crypto.randomUUID();
      const { database } = management;
      await database.sql`
        insert into gateway_replicas (id, version, started_at, seen_at) values
          (${other}, '9.9.9', ${new Date(Date.now() - 3_600_000)}, now()),
          (${crypto.randomUUID()}, '9.9.8', ${new Date(0)}, now() - interval '2 minutes')`;
      const { status, body } = await platformReader.get('/v1/admin/system');
      await database.sql`delete from gateway_replicas where version in ('9.9.8', '9.9.9')`;
      expect(status).toBe(200);
      System.parse(body);
      expect(body.checks.database.state).toBe('ok');
      expect(body.replicas.map(({ version }: { version: string }) => version)).not.toContain('9.9.8');
      expect(body.replicas[0]).toMatchObject({ id: other, version: '9.9.9' });
      expect(body.replicas.map(({ id }: { id: string }) => id)).toContain(body.replica.id);
      expect(body.replica.settings).toMatchObject({ MAX_ATTEMPTS: expect.any(Number), REDIS_URL: false });
      expect(JSON.stringify(body)).not.toMatch(/postgres(ql)?:\/\//);
    });
  });
});
