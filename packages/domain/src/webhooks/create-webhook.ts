import type { SignedInCaller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId, type OrganizationId } from '../kernel/ids.ts';
import { writeToOrganization } from '../management/write.ts';
import type { EventType } from '../outbox/event-types.ts';
import { ownerOfSecret } from '../outbox/signed-call.ts';
import type { WebhookPorts } from './ports.ts';
import { MAX_WEBHOOKS, type Webhook } from './webhook.ts';
import { webhookUrl } from './webhook-url.ts';

export interface CreateWebhookInput {
  readonly name: string;
  readonly url: string;
  readonly eventTypes: readonly EventType[];
}

/** A webhook and its new secret, which is shown this once. */
export interface WebhookWithSecret {
  readonly webhook: Webhook;
  readonly secret: string;
}

/**
 * Makes a webhook. Events that happen from then on are sent to it.
 *
 * @throws DomainError `invalid_parameter` for the URL, `not_found` for the organization, `permission_denied`, `name_taken`,
 *   `conflict` when the organization has 20
 */
export async function createWebhook(
  caller: SignedInCaller,
  organizationId: OrganizationId,
  input: CreateWebhookInput,
  ports: WebhookPorts,
): Promise<WebhookWithSecret> {
  return writeToOrganization(
    caller,
    'webhook.create',
    organizationId,
    ports,
    async (access, { webhooks }) => {
      const url = webhookUrl(input.url, ports);
      if ((await webhooks.count(organizationId)) >= MAX_WEBHOOKS) {
        throw new DomainError(
          'conflict',
          `The organization already has ${MAX_WEBHOOKS} webhooks. Delete one first.`,
        );
      }
      const nowMs = ports.clock.nowMs();
      const webhook: Webhook = {
        id: newId(nowMs, ports.randomBytes),
        organizationId,
        ...input,
        url,
        createdBy: access.userId,
        createdAt: new Date(nowMs),
        deactivatedAt: null,
        deactivationReason: null,
        failingSince: null,
        previousSecretExpiresAt: null,
      };
      const secret = ports.signatures.newSecret();
      const owner = ownerOfSecret(organizationId, webhook.id);
      await webhooks.insert(webhook, ports.cipher.encrypt(secret, 'webhook-secret', owner));
      return { result: { webhook, secret }, target: { kind: 'webhook', id: webhook.id } };
    },
    // So that concurrent calls see each other's webhooks in the count.
    { lock: 'exclusive' },
  );
}
