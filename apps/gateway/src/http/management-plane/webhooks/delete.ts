import { deleteWebhookOperation } from '@weir/contracts/webhooks';
import { deleteWebhook } from '@weir/domain/webhooks';
import { handle } from '../endpoint.ts';

export const deleteWebhookEndpoint = handle(
  deleteWebhookOperation,
  async ({ caller, params }, { management }) => {
    await deleteWebhook(caller, params.organization_id, params.webhook_id, management);
  },
);
