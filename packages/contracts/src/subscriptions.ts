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
    .meta({ description: 'Requests or tokens, by kind.', example: 1_000_000 }),
};

export const SubscriptionQuota = z.strictObject(quota).meta({ id: 'SubscriptionQuota' });

const SubscriptionQuotaUse = z
  .strictObject({
    ...quota,
    used: z.number().int().meta({ description: 'What the ledger has of the current period.' }),
    remaining: z.number().int().meta({ description: 'The amount without what is used; never below 0.' }),
    resets_at: Timestamp.nullable().meta({ description: 'When counting begins anew; null for a total.' }),
  })
  .meta({ id: 'SubscriptionQuotaUse' });

export const Reason = Description.min(1);

export const Subscription = z
  .strictObject({
    id: Id,
    organization_id: Id,
    user_id: Id.nullable().meta({
      description: 'The member whose it is; null where it is for everybody in the organization.',
    }),
    model: z.string(),
    state: SubscriptionState,
    version: z.number().int().meta({ description: 'One more with every change.' }),
    reason: z.string().nullable().meta({ description: 'Of the latest change of its state.' }),
    requested_by: Id.nullable().meta({ description: 'Who asked for it last.' }),
    requested_at: Timestamp,
    expires_at: Timestamp.nullable(),
    quotas: z.array(SubscriptionQuotaUse),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: 'Subscription' });

export const SubscriptionList = listWithNamesOf(Subscription, 'SubscriptionList');

export const ListSubscriptionsQuery = PageQuery.extend({
  organization_id: Id.toLowerCase()
    .optional()
    .meta({ description: 'Those of an organization, as far as you may see them; default your own.' }),
});

export const CreateSubscription = z
  .strictObject({
    organization_id: pathId<'organization'>(),
    model: ModelName.meta({ description: 'The name of a model, not an alias.', example: 'llama-3.3-70b' }),
    for: z.enum(['me', 'organization']).default('me').meta({
      description: 'Administrators of the organization may ask for everybody in it.',
    }),
    reason: Reason.nullable().default(null).meta({ description: 'What it is needed for.' }),
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
    'Active at once where the model is unrestricted; pending until a platform admin decides where it is restricted. A cancelled or expired subscription is requested again, and keeps its id and its quotas. People only.',
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
    'Your own; or with `organization_id` those of an organization: administrators see all, members their own and those for everybody. People only.',
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
    'Members cancel their own, administrators any of the organization. It must be pending or active.',
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
  summary: 'Ask for a review of a denied subscription',
  description: 'It is pending again; active at once where the model is no longer restricted. People only.',
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
