import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { changedFields } from '../management/changed-fields.ts';
import { writeToOrganization } from '../management/write.ts';
import type { EventType } from '../outbox/event-types.ts';
import type { WebhookId } from '../outbox/outgoing-event.ts';
import type { WebhookPorts } from './ports.ts';
import { requireWebhook } from './require-webhook.ts';
import type { Webhook } from './webhook.ts';
import { webhookUrl } from './webhook-url.ts';

/** Absent is unchanged. */
export interface UpdateWebhookInput {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly eventTypes?: readonly EventType[] | undefined;
  /** `now` ends its deliveries until it is null again. */
  readonly deactivatedAt?: 'now' | null | undefined;
}

/**
 * Changes a webhook. What waits to be delivered goes to the new URL.
 *
 * @throws DomainError `invalid_parameter` for the URL, `not_found` for the organization or the webhook, `permission_denied`,
 *   `name_taken`
 */
export function updateWebhook(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: WebhookId,
  input: UpdateWebhookInput,
  ports: WebhookPorts,
): Promise<Webhook> {
  return writeToOrganization(
    caller,
    'webhook.update',
    organizationId,
    ports,
    async (_, repositories) => {
      const webhook = await requireWebhook(organizationId, id, repositories);
      const now = new Date(ports.clock.nowMs());
      const { deactivatedAt, ...fields } = input;
      const updated: Webhook = {
        ...webhook,
        name: fields.name ?? webhook.name,
        url: fields.url === undefined ? webhook.url : webhookUrl(fields.url, ports),
        eventTypes: fields.eventTypes ?? webhook.eventTypes,
        ...activity(webhook, deactivatedAt, now),
      };
      await repositories.webhooks.update(updated, now);
      const { name, url, eventTypes } = updated;
      return {
        result: updated,
        target: { kind: 'webhook', id },
        changedFields: changedFields(webhook, {
          name,
          url,
          eventTypes,
          deactivatedAt: updated.deactivatedAt,
        }),
      };
    },
    // Absent fields are written as they were read.
    { lock: 'exclusive' },
  );
}

/** A webhook that is deactivated already stays so since then. One that is active again has a day to succeed. */
function activity(
  { deactivatedAt, deactivationReason, failingSince }: Webhook,
  wanted: UpdateWebhookInput['deactivatedAt'],
  now: Date,
): Pick<Webhook, 'deactivatedAt' | 'deactivationReason' | 'failingSince'> {
  if (wanted === null && deactivatedAt !== null) {
    return { deactivatedAt: null, deactivationReason: null, failingSince: null };
  }
  if (wanted === 'now' && deactivatedAt === null) {
    return { deactivatedAt: now, deactivationReason: 'requested', failingSince };
  }
  return { deactivatedAt, deactivationReason, failingSince };
}
