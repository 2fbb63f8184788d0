import { describe, expect, it } from 'vitest';
import { sharedTestManagement } from '../../../../test/management-plane/start-test-management.ts';
import { makeWebhook } from '../../../../test/management-plane/webhooks.ts';

const management = await sharedTestManagement();

describe('POST /v1/organizations/{organization_id}/webhooks/{webhook_id}/rotate-secret', () => {
  describe('200', () => {
    it('shows a new secret and keeps the former one for the grace', async () => {
      const cast = await management.addCast();
      const { id, path, secret } = await makeWebhook(cast.owner, cast.organizationId, 'Hook');
      const before = management.now().getTime();
      const { status, body } = await cast.admin.post(`${path}/rotate-secret`, { grace_seconds: 3_600 });
      expect([status, body.secret]).toEqual([200, expect.stringMatching(/^whsec_/)]);
      expect(body.secret).not.toBe(secret);
      expect(Date.parse(body.previous_secret_expires_at) - before).toBeGreaterThanOrEqual(3_600_000);
      const [row] = await management.database.sql<{ now: Buffer; former: Buffer }[]>`
        select secret_encrypted as now, previous_secret_encrypted as former from webhooks where id = ${id}`;
      const { cipher } = management.composition.services.management;
      const open = (sealed: Buffer) =>
        cipher.decrypt(sealed, 'webhook-secret', `${cast.organizationId}/${id}`);
      expect([open(row!.now), open(row!.former)]).toEqual([body.secret, secret]);
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'webhook.rotate_secret',
        changedFields: ['secret'],
      });
    });
  });
});
