import { SUBSCRIPTION_EVENTS, SUBSCRIPTION_STATES } from '@weir/domain/subscriptions';
import { z } from 'zod';
import { Description, Id, listWithNamesOf, ModelName, orNull, PageQuery, Timestamp } from './common.ts';
import { Period } from './limits.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

export const SubscriptionState = z.enum(SUBSCRIPTION_STATES).meta({
  id: 'SubscriptionState',
  description: 'Only `active` gives access, until `expires_at`.',
});

const quota = {
  kind: z.enum(['request_quota', 'token_quota']),
  period: Period,
  amount: z
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .meta({ description: 'Requests or tokens, depending on the kind.', example: 1_000_000 }),
};

export const SubscriptionQuota = z.strictObject(quota).meta({ id: 'SubscriptionQuota' });

const SubscriptionQuotaUse = z
  .strictObject({
    ...quota,
    used: z.number().int().meta({ description: 'Recorded use in the current period.' }),
    remaining: z.number().int().meta({ description: 'The amount minus the use. Never below 0.' }),
    resets_at: Timestamp.nullable().meta({ description: 'When the limit resets. Null for a total.' }),
  })
  .meta({ id: 'SubscriptionQuotaUse' });

export const Reason = Description.min(1);

export const Subscription = z
  .strictObject({
    id: Id,
    organization_id: Id,
    user_id: Id.nullable().meta({
      description: 'The member who owns the subscription. Null: everyone in the organization.',
    }),
    model: z.string(),
    state: SubscriptionState,
    version: z.number().int().meta({ description: 'Increases with every change.' }),
    reason: z.string().nullable().meta({ description: 'The reason for the latest state change.' }),
    requested_by: Id.nullable().meta({ description: 'The user who last requested it.' }),
    requested_at: Timestamp,
    expires_at: Timestamp.nullable(),
    quotas: z.array(SubscriptionQuotaUse),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: 'Subscription' });

export const SubscriptionList = listWithNamesOf(Subscription, 'SubscriptionList');

export const ListSubscriptionsQuery = PageQuery.extend({
  organization_id: Id.toLowerCase().optional().meta({
    description: 'The subscriptions of this organization that you can see. Default: your own subscriptions.',
  }),
});

export const CreateSubscription = z
  .strictObject({
    organization_id: pathId<'organization'>(),
    model: ModelName.meta({ description: 'The name of a model, not an alias.', example: 'llama-3.3-70b' }),
    for: z.enum(['me', 'organization']).default('me').meta({
      description: 'Who can use the model. Admins of the organization can subscribe for everyone in it.',
    }),
    reason: Reason.nullable().default(null).meta({ description: 'What the subscription is needed for.' }),
  })
  .meta({ id: 'CreateSubscription' });

export const RequestSubscriptionReview = z
  .strictObject({ reason: Reason.nullable().default(null) })
  .meta({ id: 'RequestSubscriptionReview' });

export const SubscriptionChange = z
  .strictObject({
    id: Id,
    subscription_id: Id,
    event: z.enum(SUBSCRIPTION_EVENTS),
    from: orNull(SubscriptionState),
    to: SubscriptionState,
    reason: z.string().nullable(),
    actor_kind: z.enum(['user', 'service_account', 'system']),
    actor_id: Id.nullable(),
    version: z.number().int(),
    occurred_at: Timestamp,
  })
  .meta({ id: 'SubscriptionChange' });

export const SubscriptionChangeList = listWithNamesOf(SubscriptionChange, 'SubscriptionChangeList');

export const subscriptionParams = z.object({ subscription_id: pathId<'subscription'>() });

export const createSubscriptionOperation = operation({
  method: 'post',
  path: '/v1/subscriptions',
  operationId: 'createSubscription',
  tag: 'Subscriptions',
  summary: 'Subscribe to a model',
  description:
    'Active immediately if the model is unrestricted. If the model is restricted, the subscription is pending until a platform admin decides. A cancelled or expired subscription is requested again and keeps its id and quotas. Users only.',
  access: 'subscription.create',
  body: CreateSubscription,
  answer: { status: 201, schema: Subscription, description: 'The subscription.' },
  errors: [404, 409],
});

export const listSubscriptionsOperation = operation({
  method: 'get',
  path: '/v1/subscriptions',
  operationId: 'listSubscriptions',
  tag: 'Subscriptions',
  summary: 'List subscriptions',
  description:
    'Lists your own subscriptions or, with `organization_id`, those of an organization. Admins see all. Members see their own and those for everyone. Users only.',
  access: 'subscription.list',
  query: ListSubscriptionsQuery,
  answer: { status: 200, schema: SubscriptionList, description: 'A page of subscriptions, newest first.' },
});

export const getSubscriptionOperation = operation({
  method: 'get',
  path: '/v1/subscriptions/{subscription_id}',
  operationId: 'getSubscription',
  tag: 'Subscriptions',
  summary: 'Get a subscription',
  access: 'subscription.read',
  params: subscriptionParams,
  answer: { status: 200, schema: Subscription, description: 'The subscription.' },
  errors: [404],
});

export const listSubscriptionHistoryOperation = operation({
  method: 'get',
  path: '/v1/subscriptions/{subscription_id}/history',
  operationId: 'listSubscriptionHistory',
  tag: 'Subscriptions',
  summary: 'List the changes of a subscription',
  access: 'subscription.read',
  params: subscriptionParams,
  query: PageQuery,
  answer: { status: 200, schema: SubscriptionChangeList, description: 'A page of changes, newest first.' },
  errors: [404],
});

export const cancelSubscriptionOperation = operation({
  method: 'post',
  path: '/v1/subscriptions/{subscription_id}/cancel',
  operationId: 'cancelSubscription',
  tag: 'Subscriptions',
  summary: 'Cancel a subscription',
  description:
    'Members can cancel their own subscriptions, admins any in the organization. The subscription must be pending or active.',
  access: 'subscription.cancel',
  params: subscriptionParams,
  answer: { status: 200, schema: Subscription, description: 'The cancelled subscription.' },
  errors: [404, 409],
});

export const requestSubscriptionReviewOperation = operation({
  method: 'post',
  path: '/v1/subscriptions/{subscription_id}/request-review',
  operationId: 'requestSubscriptionReview',
  tag: 'Subscriptions',
  summary: 'Request a review of a denied subscription',
  description:
    'The subscription becomes pending again, or active if the model is no longer restricted. Users only.',
  access: 'subscription.request_review',
  params: subscriptionParams,
  body: RequestSubscriptionReview,
  answer: { status: 200, schema: Subscription, description: 'The subscription.' },
  errors: [404, 409],
});

export const subscriptionOperations = [
  createSubscriptionOperation,
  listSubscriptionsOperation,
  getSubscriptionOperation,
  listSubscriptionHistoryOperation,
  cancelSubscriptionOperation,
  requestSubscriptionReviewOperation,
];
