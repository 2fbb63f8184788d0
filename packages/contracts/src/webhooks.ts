import { SUBSCRIBABLE_EVENT_TYPES } from '@weir/domain/outbox';
import { z } from 'zod';
import { Deactivation, Id, listOf, listWithNamesOf, Name, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams, pathId } from './path-params.ts';

const EventTypes = z
  .array(z.enum(SUBSCRIBABLE_EVENT_TYPES))
  .min(1)
  .max(SUBSCRIBABLE_EVENT_TYPES.length)
  .transform((types) => [...new Set(types)])
  .meta({
    description: 'The events that are sent to the webhook.',
    example: ['limit.threshold_reached', 'alert.fired'],
  });

const WebhookUrl = z.string().min(1).max(2_048).meta({
  description:
    'An HTTPS URL without user, password and fragment. Its host must have a public address whenever an event is sent.',
  example: 'https://hooks.example.com/weir',
});

const shape = {
  id: Id,
  organization_id: Id,
  name: z.string(),
  url: z.string(),
  event_types: z.array(z.string()),
  created_by: Id.nullable(),
  created_at: Timestamp,
  deactivated_at: Timestamp.nullable(),
  deactivation_reason: z.enum(['requested', 'failing', 'gone']).nullable().meta({
    description:
      'requested: deactivated by a PATCH. failing: all attempts of a day failed. gone: the receiver answered with status 410.',
  }),
  failing_since: Timestamp.nullable().meta({ description: 'The first failure since the last success.' }),
  previous_secret_expires_at: Timestamp.nullable().meta({
    description: 'Until when events are also signed with the previous secret.',
  }),
};

/** Where events of an organization are sent. */
export const Webhook = z.strictObject(shape).meta({ id: 'Webhook' });

export const WebhookList = listWithNamesOf(Webhook, 'WebhookList');

export const WebhookWithSecret = z
  .strictObject({
    ...shape,
    secret: z.string().meta({
      description: 'Verifies the Standard Webhooks signatures. Shown only once.',
      example: 'whsec_tV0b3iWm0aQ8mTq3k9m1s2wYw2g0Yq7y0cC5dJ8rXnE=',
    }),
  })
  .meta({ id: 'WebhookWithSecret' });

export const CreateWebhook = z
  .strictObject({ name: Name, url: WebhookUrl, event_types: EventTypes })
  .meta({ id: 'CreateWebhook' });

/** Absent is unchanged. */
export const UpdateWebhook = z
  .strictObject({
    name: Name.optional(),
    url: WebhookUrl.optional(),
    event_types: EventTypes.optional(),
    deactivated_at: Deactivation.optional().meta({
      description:
        '`now` discards pending deliveries and stops sending events. Set null to activate the webhook again.',
    }),
  })
  .meta({ id: 'UpdateWebhook' });

export const RotateWebhookSecret = z
  .strictObject({
    grace_seconds: z
      .int()
      .min(0)
      .max(7 * 86_400)
      .default(86_400)
      .meta({ description: 'How long events are also signed with the previous secret.' }),
  })
  .meta({ id: 'RotateWebhookSecret' });

/** What became of an event for one webhook. */
export const WebhookDelivery = z
  .strictObject({
    id: Id.meta({ description: 'The id of the event, sent as `webhook-id`.' }),
    event_type: z.string(),
    status: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.int(),
    response_status: z
      .int()
      .nullable()
      .meta({ description: 'The HTTP status of the last response. Null without a response.' }),
    failure: z.string().nullable().meta({
      description:
        'Why the last attempt failed: unreachable, timed_out, address_refused, redirected, rejected, gone, secret_unreadable or webhook_deactivated.',
    }),
    created_at: Timestamp,
    next_attempt_at: Timestamp.nullable(),
    ended_at: Timestamp.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

export const WebhookDeliveryList = listOf(WebhookDelivery, 'WebhookDeliveryList');

const webhookParams = organizationParams.extend({ webhook_id: pathId<'webhook'>() });

export const createWebhookOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/webhooks',
  operationId: 'createWebhook',
  tag: 'Webhooks',
  summary: 'Create a webhook',
  description:
    'Events are sent as POST requests, signed as Standard Webhooks specifies. Each event is delivered at least once. At most 20 webhooks.',
  access: 'webhook.create',
  params: organizationParams,
  body: CreateWebhook,
  answer: { status: 201, schema: WebhookWithSecret, description: 'The new webhook and its secret.' },
  errors: [400, 404, 409],
});

export const listWebhooksOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/webhooks',
  operationId: 'listWebhooks',
  tag: 'Webhooks',
  summary: 'List the webhooks of an organization',
  access: 'webhook.list',
  params: organizationParams,
  query: PageQuery,
  answer: { status: 200, schema: WebhookList, description: 'A page of webhooks, newest first.' },
  errors: [404],
});

export const getWebhookOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/webhooks/{webhook_id}',
  operationId: 'getWebhook',
  tag: 'Webhooks',
  summary: 'Get a webhook, without its secret',
  access: 'webhook.read',
  params: webhookParams,
  answer: { status: 200, schema: Webhook, description: 'The webhook.' },
  errors: [404],
});

export const updateWebhookOperation = operation({
  method: 'patch',
  path: '/v1/organizations/{organization_id}/webhooks/{webhook_id}',
  operationId: 'updateWebhook',
  tag: 'Webhooks',
  summary: 'Update a webhook',
  access: 'webhook.update',
  params: webhookParams,
  body: UpdateWebhook,
  answer: { status: 200, schema: Webhook, description: 'The updated webhook.' },
  errors: [400, 404, 409],
});

export const rotateWebhookSecretOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/webhooks/{webhook_id}/rotate-secret',
  operationId: 'rotateWebhookSecret',
  tag: 'Webhooks',
  summary: 'Rotate the secret of a webhook',
  description: 'Until the grace period ends, every request is signed with both secrets.',
  access: 'webhook.rotate_secret',
  params: webhookParams,
  body: RotateWebhookSecret,
  answer: { status: 200, schema: WebhookWithSecret, description: 'The webhook and its new secret.' },
  errors: [404],
});

export const testWebhookOperation = operation({
  method: 'post',
  path: '/v1/organizations/{organization_id}/webhooks/{webhook_id}/test',
  operationId: 'testWebhook',
  tag: 'Webhooks',
  summary: 'Send a test event to a webhook',
  description:
    'Sends `webhook.test` once, within seconds, even to a deactivated webhook. The list of deliveries shows the result.',
  access: 'webhook.test',
  params: webhookParams,
  answer: {
    status: 202,
    schema: WebhookDelivery,
    description: 'The delivery, which will be attempted shortly.',
  },
  errors: [404, 429],
});

export const listWebhookDeliveriesOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/webhooks/{webhook_id}/deliveries',
  operationId: 'listWebhookDeliveries',
  tag: 'Webhooks',
  summary: 'List the deliveries of a webhook',
  access: 'webhook.read',
  params: webhookParams,
  query: PageQuery,
  answer: {
    status: 200,
    schema: WebhookDeliveryList,
    description: 'A page of deliveries of the last week, newest event first.',
  },
  errors: [404],
});

export const deleteWebhookOperation = operation({
  method: 'delete',
  path: '/v1/organizations/{organization_id}/webhooks/{webhook_id}',
  operationId: 'deleteWebhook',
  tag: 'Webhooks',
  summary: 'Delete a webhook',
  access: 'webhook.delete',
  params: webhookParams,
  answer: { status: 204, description: 'The webhook and its pending deliveries are deleted.' },
  errors: [404],
});

export const webhookOperations = [
  createWebhookOperation,
  listWebhooksOperation,
  getWebhookOperation,
  updateWebhookOperation,
  rotateWebhookSecretOperation,
  testWebhookOperation,
  listWebhookDeliveriesOperation,
  deleteWebhookOperation,
];
