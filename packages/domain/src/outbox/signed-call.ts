import type { Clock } from '../kernel/clock.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';
import type { WebhookId } from './outgoing-event.ts';
import type { DueDelivery, WebhookCall, WebhookRecipient, WebhookSignatures } from './ports.ts';

interface SigningPorts {
  readonly cipher: SecretCipher;
  readonly signatures: WebhookSignatures;
  readonly clock: Clock;
}

/**
 * The request of a delivery by Standard Webhooks 1.0: the signature is over `id.timestamp.body`, one for each live secret. Null
 * where the secret cannot be read.
 */
export function signedCall(
  { eventId, organizationId, type, occurredAt, data }: DueDelivery,
  webhook: WebhookRecipient,
  { cipher, signatures, clock }: SigningPorts,
): WebhookCall | null {
  const nowMs = clock.nowMs();
  const timestamp = Math.floor(nowMs / 1_000);
  const body = JSON.stringify({
    type,
    timestamp: occurredAt.toISOString(),
    data: { organization_id: organizationId, ...data },
  });
  const content = `${eventId}.${timestamp}.${body}`;
  try {
    const signed = liveSecrets(webhook, nowMs)
      .map((sealed) =>
        cipher.decrypt(sealed, 'webhook-secret', ownerOfSecret(organizationId, webhook.webhookId)),
      )
      .map((secret) => `v1,${signatures.sign(secret, content)}`);
    return {
      url: webhook.url,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Weir-Webhooks/1',
        'webhook-id': eventId,
        'webhook-timestamp': `${timestamp}`,
        'webhook-signature': signed.join(' '),
      },
      body,
    };
  } catch {
    return null;
  }
}

/** What the secret of a webhook is bound to. */
export function ownerOfSecret(organizationId: OrganizationId, id: WebhookId): string {
  return `${organizationId}/${id}`;
}

function liveSecrets(
  { secretEncrypted, previousSecretEncrypted, previousSecretExpiresAt }: WebhookRecipient,
  nowMs: number,
): readonly Uint8Array[] {
  const previousIsLive = previousSecretExpiresAt !== null && previousSecretExpiresAt.getTime() > nowMs;
  return previousSecretEncrypted !== null && previousIsLive
    ? [secretEncrypted, previousSecretEncrypted]
    : [secretEncrypted];
}
