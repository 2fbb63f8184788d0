import { createWebhookEndpoint } from './create.ts';
import { deleteWebhookEndpoint } from './delete.ts';
import { getWebhookEndpoint } from './get.ts';
import { listWebhooksEndpoint } from './list.ts';
import { listWebhookDeliveriesEndpoint } from './list-deliveries.ts';
import { rotateWebhookSecretEndpoint } from './rotate-secret.ts';
import { testWebhookEndpoint } from './test.ts';
import { updateWebhookEndpoint } from './update.ts';

export const webhookEndpoints = [
  createWebhookEndpoint,
  listWebhooksEndpoint,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  rotateWebhookSecretEndpoint,
  testWebhookEndpoint,
  listWebhookDeliveriesEndpoint,
  deleteWebhookEndpoint,
];
