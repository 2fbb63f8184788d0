import { createWebhookOperation } from '@weir/contracts/webhooks';
import { createWebhook } from '@weir/domain/webhooks';
import { handle } from '../endpoint.ts';
import { toWebhookWithSecretWire } from './to-wire.ts';

export const createWebhookEndpoint = handle(
  createWebhookOperation,
  async ({ caller, params, body }, { management }) => {
    const { event_types: eventTypes, ...fields } = body;
    const input = { ...fields, eventTypes };
    return toWebhookWithSecretWire(await createWebhook(caller, params.organization_id, input, management));
  },
);
