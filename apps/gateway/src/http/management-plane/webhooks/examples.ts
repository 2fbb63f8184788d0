import {
  type AddRows,
  type Ask,
  type Examples,
  organization,
  withBody,
} from '../../../../test/management-plane/example.ts';

const webhook: Ask = ({ party }) => ({
  params: { organization_id: party.organizationId, webhook_id: party.rowIds.webhooks! },
});

export const examples: Examples = {
  createWebhook: {
    request: withBody(organization, () => ({
      name: 'New',
      // Answers nobody: RFC 6761.
      url: 'https://hooks.invalid/weir',
      event_types: ['limit.threshold_reached'],
    })),
  },
  deleteWebhook: { request: webhook },
  getWebhook: { request: webhook },
  listWebhookDeliveries: { request: webhook },
  listWebhooks: { request: organization },
  rotateWebhookSecret: { request: withBody(webhook, () => ({ grace_seconds: 60 })) },
  testWebhook: { request: webhook },
  updateWebhook: { request: withBody(webhook, () => ({ name: 'Renamed', event_types: ['alert.fired'] })) },
};

export const addRows: AddRows = (rows, { organizationId, owner }) => {
  const id = rows.id();
  rows.add('webhooks', {
    id,
    organization_id: organizationId,
    name: `Webhook ${id}`,
    url: `https://hooks.invalid/${id}`,
    event_types: ['alert.fired'],
    secret_encrypted: '\\x00',
    created_by: owner.userId,
    created_at: rows.at(0),
  });
};
