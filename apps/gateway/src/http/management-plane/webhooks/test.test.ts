import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Cast,
  sharedTestManagement,
  startTestManagement,
} from '../../../../test/management-plane/start-test-management.ts';
import { makeWebhook, type Receiver, startReceiver } from '../../../../test/management-plane/webhooks.ts';

const management = await startTestManagement({ ALLOW_PRIVATE_WEBHOOKS: '127.0.0.0/8' });
afterAll(() => management.stop());

describe('POST /v1/organizations/{organization_id}/webhooks/{webhook_id}/test', () => {
  let cast: Cast;
  let receiver: Receiver;
  beforeAll(async () => {
    cast = await management.addCast();
    receiver = await startReceiver();
  });
  afterAll(() => receiver.stop());

  /** The delivery, once it has ended. */
  const ended = (person: Cast['owner'], path: string) =>
    vi.waitFor(
      async () => {
        const [delivery] = (await person.get(`${path}/deliveries`)).body.data;
        expect(delivery.ended_at).not.toBeNull();
        return delivery;
      },
      { timeout: 10_000, interval: 50 },
    );

  describe('202', () => {
    it('sends what the library of Standard Webhooks verifies, also with the secret of before', async () => {
      const { path, id, secret } = await makeWebhook(cast.owner, cast.organizationId, 'Hook', receiver.url);
      const rotated = await cast.owner.post(`${path}/rotate-secret`, {});
      const answer = await cast.admin.post(`${path}/test`);
      expect(answer).toMatchObject({
        status: 202,
        body: { event_type: 'webhook.test', status: 'pending', attempts: 0, failure: null },
      });
      expect(await ended(cast.owner, path)).toMatchObject({
        ...{ id: answer.body.id, status: 'delivered', attempts: 1, response_status: 200, failure: null },
      });
      const [{ headers, body }] = receiver.received as [Receiver['received'][number]];
      for (const each of [secret, rotated.body.secret]) {
        expect(new Webhook(each).verify(body, headers as Record<string, string>)).toEqual({
          type: 'webhook.test',
          timestamp: answer.body.created_at,
          data: { organization_id: cast.organizationId, webhook_id: id },
        });
      }
      expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
      expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': answer.body.id });
      expect(headers).not.toHaveProperty('authorization');
      expect((await management.audit(cast.organizationId))[0]).toMatchObject({
        action: 'webhook.test',
        target: { kind: 'webhook', id },
      });
    });

    it('says what the receiver answered, follows it nowhere, and tries once', async () => {
      const { path } = await makeWebhook(cast.owner, cast.organizationId, 'Moved', receiver.url);
      const before = receiver.received.length;
      receiver.answers(307, { location: receiver.url });
      await cast.owner.post(`${path}/test`);
      expect(await ended(cast.owner, path)).toMatchObject({
        ...{ status: 'failed', attempts: 1, response_status: 307, failure: 'redirected' },
      });
      receiver.answers(200);
      expect(receiver.received).toHaveLength(before + 1);
      expect((await cast.owner.get(path)).body.failing_since).toBeNull();
    });

    it('connects to no private address where the operator does not allow it', async () => {
      const guarded = await sharedTestManagement();
      const { organizationId, owner } = await guarded.addCast();
      const https = receiver.url.replace('http:', 'https:').replace('127.0.0.1', 'localhost');
      const { path } = await makeWebhook(owner, organizationId, 'Inside', https);
      await owner.post(`${path}/test`);
      expect(await ended(owner, path)).toMatchObject({
        ...{ status: 'failed', response_status: null, failure: 'address_refused' },
      });
    });
  });

  describe('429', () => {
    it('is tested at most every five seconds, also by many at once', async () => {
      const { path } = await makeWebhook(cast.owner, cast.organizationId, 'Often', receiver.url);
      const answers = await Promise.all(Array.from({ length: 10 }, () => cast.owner.post(`${path}/test`)));
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(9);
      expect(refused[0]!.body.error.code).toBe('too_many_requests');
      expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    });
  });
});
