import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { writeToOrganization } from '../management/write.ts';
import { newEvent } from '../outbox/new-event.ts';
import type { WebhookId } from '../outbox/outgoing-event.ts';
import type { WebhookPorts } from './ports.ts';
import { requireWebhook } from './require-webhook.ts';
import type { WebhookDelivery } from './webhook.ts';

/** Between two tests: nobody makes Weir knock at others' doors often. */
const TEST_INTERVAL_MS = 5_000;

/**
 * Sends a `webhook.test` by the way of every event, once. Also to a webhook that is deactivated, so that it can be tried before
 * it is active again.
 *
 * @returns the delivery, which is about to be attempted
 * @throws DomainError `not_found` for the organization or the webhook, `permission_denied`, `too_many_requests` when it was tested
 *   less than five seconds ago
 */
export async function testWebhook(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: WebhookId,
  ports: WebhookPorts,
): Promise<WebhookDelivery> {
  const delivery = await writeToOrganization(
    caller,
    'webhook.test',
    organizationId,
    ports,
    async (_, repositories) => {
      await requireWebhook(organizationId, id, repositories);
      await repositories.webhooks.lock(organizationId, id);
      const testedAt = await repositories.webhooks.lastTestedAt(organizationId, id);
      const waitMs = (testedAt?.getTime() ?? 0) + TEST_INTERVAL_MS - ports.clock.nowMs();
      if (waitMs > 0) {
        throw new DomainError(
          'too_many_requests',
          'This webhook was tested a moment ago. Wait before you test it again.',
          {
            retryable: true,
            retryAfterMs: waitMs,
          },
        );
      }
      const data = { webhook_id: id };
      const event = newEvent(organizationId, { type: 'webhook.test', data }, { webhooks: [id] }, ports);
      await repositories.outbox.add([event]);
      const added = await repositories.webhooks.findDelivery(organizationId, id, event.id);
      return { result: added!, target: { kind: 'webhook', id } };
    },
  );
  ports.eventSender.wake();
  return delivery;
}
