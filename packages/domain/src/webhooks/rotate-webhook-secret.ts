import type { SignedInCaller } from '../kernel/actor.ts';
import type { OrganizationId } from '../kernel/ids.ts';
import { writeToOrganization } from '../management/write.ts';
import type { WebhookId } from '../outbox/outgoing-event.ts';
import { ownerOfSecret } from '../outbox/signed-call.ts';
import type { WebhookWithSecret } from './create-webhook.ts';
import type { WebhookPorts } from './ports.ts';
import { requireWebhook } from './require-webhook.ts';

/**
 * Makes a new secret. The one so far signs as well for a time of grace, in which the receiver is changed.
 *
 * @throws DomainError `not_found` for the organization or the webhook, `permission_denied`
 */
export function rotateWebhookSecret(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  id: WebhookId,
  graceMs: number,
  ports: WebhookPorts,
): Promise<WebhookWithSecret> {
  return writeToOrganization(
    caller,
    'webhook.rotate_secret',
    organizationId,
    ports,
    async (_, repositories) => {
      const webhook = await requireWebhook(organizationId, id, repositories);
      const secret = ports.signatures.newSecret();
      const sealed = ports.cipher.encrypt(secret, 'webhook-secret', ownerOfSecret(organizationId, id));
      const previousSecretExpiresAt = new Date(ports.clock.nowMs() + graceMs);
      await repositories.webhooks.replaceSecret(organizationId, id, sealed, previousSecretExpiresAt);
      return {
        result: { webhook: { ...webhook, previousSecretExpiresAt }, secret },
        target: { kind: 'webhook', id },
        changedFields: ['secret'],
      };
    },
    { lock: 'exclusive' },
  );
}
