import { rotateWebhookSecretOperation } from '@weir/contracts/webhooks';
import { rotateWebhookSecret } from '@weir/domain/webhooks';
import { handle } from '../endpoint.ts';
import { toWebhookWithSecretWire } from './to-wire.ts';

export const rotateWebhookSecretEndpoint = handle(
  rotateWebhookSecretOperation,
  async ({ caller, params, body }, { management }) => {
    const { organization_id, webhook_id } = params;
    const graceMs = body.grace_seconds * 1_000;
    return toWebhookWithSecretWire(
      await rotateWebhookSecret(caller, organization_id, webhook_id, graceMs, management),
    );
  },
);
