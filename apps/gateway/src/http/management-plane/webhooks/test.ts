import { testWebhookOperation } from '@weir/contracts/webhooks';
import { testWebhook } from '@weir/domain/webhooks';
import { handle } from '../endpoint.ts';
import { toDeliveryWire } from './to-wire.ts';

export const testWebhookEndpoint = handle(testWebhookOperation, async ({ caller, params }, { management }) =>
  toDeliveryWire(await testWebhook(caller, params.organization_id, params.webhook_id, management)),
);
