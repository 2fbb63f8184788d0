import { updateWebhookOperation } from '@weir/contracts/webhooks';
import { updateWebhook } from '@weir/domain/webhooks';
import { handle } from '../endpoint.ts';
import { toWebhookWire } from './to-wire.ts';

export const updateWebhookEndpoint = handle(
  updateWebhookOperation,
  async ({ caller, params, body }, { management }) => {
    const { event_types: eventTypes, deactivated_at: deactivatedAt, ...fields } = body;
    const input = { ...fields, eventTypes, deactivatedAt };
    return toWebhookWire(
      await updateWebhook(caller, params.organization_id, params.webhook_id, input, management),
    );
  },
);
