import type {
  WebhookDelivery as DeliveryContract,
  Webhook as WebhookContract,
  WebhookWithSecret as WithSecretContract,
} from '@weir/contracts/webhooks';
import type { Webhook, WebhookDelivery, WebhookWithSecret } from '@weir/domain/webhooks';
import type { z } from 'zod';

export function toWebhookWire(webhook: Webhook): z.input<typeof WebhookContract> {
  return {
    id: webhook.id,
    organization_id: webhook.organizationId,
    name: webhook.name,
    url: webhook.url,
    event_types: [...webhook.eventTypes],
    created_by: webhook.createdBy,
    created_at: webhook.createdAt.toISOString(),
    deactivated_at: webhook.deactivatedAt?.toISOString() ?? null,
    deactivation_reason: webhook.deactivationReason,
    failing_since: webhook.failingSince?.toISOString() ?? null,
    previous_secret_expires_at: webhook.previousSecretExpiresAt?.toISOString() ?? null,
  };
}

export function toWebhookWithSecretWire({
  webhook,
  secret,
}: WebhookWithSecret): z.input<typeof WithSecretContract> {
  return { ...toWebhookWire(webhook), secret };
}

export function toDeliveryWire(delivery: WebhookDelivery): z.input<typeof DeliveryContract> {
  const { endedAt, failure } = delivery;
  return {
    id: delivery.eventId,
    event_type: delivery.eventType,
    status: endedAt === null ? 'pending' : failure === null ? 'delivered' : 'failed',
    attempts: delivery.attempts,
    response_status: delivery.responseStatus,
    failure,
    created_at: delivery.createdAt.toISOString(),
    next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    ended_at: endedAt?.toISOString() ?? null,
  };
}
