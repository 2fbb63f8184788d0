import { SYSTEM_CALLER } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeUnasked } from '../management/write.ts';
import { notify } from '../notifications/notify.ts';
import type { NotificationRepositories } from '../notifications/ports.ts';
import { newEvent } from '../outbox/new-event.ts';
import type { WebhookId } from '../outbox/outgoing-event.ts';
import type { WebhookRepositories } from './ports.ts';

/**
 * Deactivates a webhook that failed for a day, or whose receiver wants no more. The audit log says so, the organization's admins
 * read it in their lists and get a mail, and its other webhooks get an event. Does nothing when that has happened already, or
 * when it works again.
 */
export async function deactivateFailedWebhook(
  organizationId: OrganizationId,
  id: WebhookId,
  reason: 'failing' | 'gone',
  ports: ManagementPorts<WebhookRepositories & NotificationRepositories> & { readonly logger: Logger },
): Promise<void> {
  const deactivated = await writeUnasked(SYSTEM_CALLER, 'webhook.deactivate', ports, async (repositories) => {
    const { webhooks, outbox } = repositories;
    const at = new Date(ports.clock.nowMs());
    // Locks it, so that of several failures one says so.
    await webhooks.lock(organizationId, id);
    const webhook = await webhooks.find(organizationId, id);
    if (webhook === null || webhook.deactivatedAt !== null || webhook.failingSince === null) {
      return { result: false, target: [] };
    }
    await webhooks.update({ ...webhook, deactivatedAt: at, deactivationReason: reason }, at);
    const data = { webhook_id: id, reason, failing_since: webhook.failingSince.toISOString() };
    const event = { type: 'webhook.deactivated', data } as const;
    await outbox.add([newEvent(organizationId, event, { organizationAdmins: true }, ports)]);
    const notice = {
      kind: 'webhook.deactivate',
      subject: { kind: 'webhook', id },
      ...{ organizationId, users: [], by: null },
      organizationAdmins: true,
    };
    await notify([notice], repositories, ports);
    return { result: true, organizationId, target: { kind: 'webhook', id } };
  });
  if (deactivated) ports.logger.log('warn', 'webhook.deactivated', { webhookId: id, reason });
}
