import { getWebhookOperation } from '@weir/contracts/webhooks';
import { getWebhook } from '@weir/domain/webhooks';
import { handle } from '../endpoint.ts';
import { toWebhookWire } from './to-wire.ts';

export const getWebhookEndpoint = handle(getWebhookOperation, async ({ caller, params }, { management }) =>
  toWebhookWire(await getWebhook(caller, params.organization_id, params.webhook_id, management)),
);
