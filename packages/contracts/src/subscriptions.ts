import { SUBSCRIPTION_EVENTS, SUBSCRIPTION_STATES } from '@weir/domain/subscriptions';
import { z } from 'zod';
import {
  Description,
  GivenTimestamp,
  Id,
  listWithNamesOf,
  ModelName,
  PageQuery,
  Timestamp,
} from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

const SubscriptionState = z.enum(SUBSCRIPTION_STATES).meta({
  id: 'SubscriptionState',
  description: 'Only `active` gives access, until `expires_at`.',
});

const SubscriptionQuota = z
  .strictObject({
    kind: z.enum(['request_quota', 'token_quota']),
    period: z
      .string()
      .regex(
        /^(total|day|week|month|year|([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])d)$/,
        'must be total, day, week, month, year, or a number of up to 366 days such as 30d',
      )
      .meta({ description: 'In the time zone of the organization.', example: 'month' }),
    amount: z
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .meta({ description: 'Requests or tokens, by kind.', example: 1_000_000 }),
  })
  .meta({ id: 'SubscriptionQuota' });

const Quotas = z.array(SubscriptionQuota).max(10);
const Reason = Description.min(1);
const Version = z
  .number()
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: 'As you saw it. Another one is a conflict.' });

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
    quotas: z.array(SubscriptionQuota),
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
    from: SubscriptionState.nullable(),
    to: SubscriptionState,
    reason: z.string().nullable(),
    actor_kind: z.enum(['user', 'service_account', 'system']),
    actor_id: Id.nullable(),
    version: z.number().int(),
    occurred_at: Timestamp,
  })
  .meta({ id: 'SubscriptionChange' });

export const SubscriptionChangeList = listWithNamesOf(SubscriptionChange, 'SubscriptionChangeList');

const filters = {
  organization_id: Id.toLowerCase().optional(),
  user_id: Id.toLowerCase().optional().meta({ description: 'The member whose they are.' }),
  model: ModelName.optional(),
};

export const SubscriptionStatsQuery = z.strictObject(filters);

export const SubscriptionQueueQuery = PageQuery.extend({
  ...filters,
  state: SubscriptionState.optional().meta({ description: 'Default all.' }),
});

const count = z.number().int();

export const SubscriptionStats = z
  .strictObject({
    by_state: z.array(z.strictObject({ state: SubscriptionState, count })),
    oldest_pending_at: Timestamp.nullable().meta({ description: 'Since when the longest waiting waits.' }),
    pending_by_model: z
      .array(z.strictObject({ model: z.string(), count }))
      .meta({ description: 'The models with most pending subscriptions, at most 100.' }),
  })
  .meta({ id: 'SubscriptionStats' });

const decided = { id: pathId<'subscription'>(), version: Version };

const terms = {
  quotas: Quotas.optional().meta({ description: 'Absent is unchanged.' }),
  expires_at: GivenTimestamp.nullable().optional(),
};

export const ApproveSubscriptions = z
  .strictObject({
    subscriptions: z
      .array(
        z.strictObject({
          ...decided,
          quotas: terms.quotas,
          expires_at: terms.expires_at.meta({ description: 'Default null: for good.' }),
        }),
      )
      .min(1)
      .max(100),
    reason: Reason.nullable().default(null),
  })
  .meta({ id: 'ApproveSubscriptions' });

export const DenySubscriptions = z
  .strictObject({
    subscriptions: z.array(z.strictObject(decided)).min(1).max(100),
    reason: Reason.meta({ description: 'The requesters are told it.' }),
  })
  .meta({ id: 'DenySubscriptions' });

export const SubscriptionDecision = z
  .strictObject({
    id: Id,
    status: z.enum(['decided', 'failed']),
    subscription: Subscription.nullable(),
    code: z.string().nullable().meta({
      description:
        'The reason: `not_found`; `conflict` (another version, or not pending); `permission_denied` (you asked for it yourself); `invalid_parameter`.',
    }),
    message: z.string().nullable(),
  })
  .meta({ id: 'SubscriptionDecision' });

export const SubscriptionDecisions = z
  .strictObject({ data: z.array(SubscriptionDecision) })
  .meta({ id: 'SubscriptionDecisions' });

export const SuperviseSubscription = z
  .strictObject({ version: Version, reason: Reason.nullable().default(null) })
  .meta({ id: 'SuperviseSubscription' });

export const SuspendSubscription = z
  .strictObject({ version: Version, reason: Reason.meta({ description: 'The subscriber is told it.' }) })
  .meta({ id: 'SuspendSubscription' });

/** Absent is unchanged, null is cleared. */
export const UpdateSubscriptionTerms = z
  .strictObject({ version: Version, ...terms })
  .meta({ id: 'UpdateSubscriptionTerms' });

const subscriptionParams = z.object({ subscription_id: pathId<'subscription'>() });

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

export const listSubscriptionQueueOperation = operation({
  method: 'get',
  path: '/v1/admin/subscriptions',
  operationId: 'listSubscriptionQueue',
  tag: 'Platform administration',
  summary: 'List the subscriptions of all organizations',
  access: 'subscription.list_all',
  query: SubscriptionQueueQuery,
  answer: { status: 200, schema: SubscriptionList, description: 'A page of subscriptions, newest first.' },
});

export const getSubscriptionStatsOperation = operation({
  method: 'get',
  path: '/v1/admin/subscriptions/stats',
  operationId: 'getSubscriptionStats',
  tag: 'Platform administration',
  summary: 'Count the subscriptions of all organizations',
  access: 'subscription.list_all',
  query: SubscriptionStatsQuery,
  answer: { status: 200, schema: SubscriptionStats, description: 'Counts.' },
});

export const approveSubscriptionsOperation = operation({
  method: 'post',
  path: '/v1/admin/subscriptions/approve',
  operationId: 'approveSubscriptions',
  tag: 'Platform administration',
  summary: 'Approve pending subscriptions',
  description:
    'Each by itself: one that cannot be decided does not stop the others. Nobody approves what they asked for themselves.',
  access: 'subscription.approve',
  body: ApproveSubscriptions,
  answer: {
    status: 200,
    schema: SubscriptionDecisions,
    description: 'A result for each, in the same order.',
  },
});

export const denySubscriptionsOperation = operation({
  method: 'post',
  path: '/v1/admin/subscriptions/deny',
  operationId: 'denySubscriptions',
  tag: 'Platform administration',
  summary: 'Deny pending subscriptions',
  description: 'As approving, with one reason for all.',
  access: 'subscription.deny',
  body: DenySubscriptions,
  answer: {
    status: 200,
    schema: SubscriptionDecisions,
    description: 'A result for each, in the same order.',
  },
});

export const revertSubscriptionOperation = operation({
  method: 'post',
  path: '/v1/admin/subscriptions/{subscription_id}/revert',
  operationId: 'revertSubscription',
  tag: 'Platform administration',
  summary: 'Take a decision about a subscription back',
  description: 'An active or denied one is pending again. Only of a restricted model.',
  access: 'subscription.revert',
  params: subscriptionParams,
  body: SuperviseSubscription,
  answer: { status: 200, schema: Subscription, description: 'The pending subscription.' },
  errors: [404, 409],
});

export const suspendSubscriptionOperation = operation({
  method: 'post',
  path: '/v1/admin/subscriptions/{subscription_id}/suspend',
  operationId: 'suspendSubscription',
  tag: 'Platform administration',
  summary: 'Suspend an active subscription',
  access: 'subscription.suspend',
  params: subscriptionParams,
  body: SuspendSubscription,
  answer: { status: 200, schema: Subscription, description: 'The suspended subscription.' },
  errors: [404, 409],
});

export const resumeSubscriptionOperation = operation({
  method: 'post',
  path: '/v1/admin/subscriptions/{subscription_id}/resume',
  operationId: 'resumeSubscription',
  tag: 'Platform administration',
  summary: 'Resume a suspended subscription',
  access: 'subscription.resume',
  params: subscriptionParams,
  body: SuperviseSubscription,
  answer: { status: 200, schema: Subscription, description: 'The active subscription.' },
  errors: [404, 409],
});

export const updateSubscriptionTermsOperation = operation({
  method: 'patch',
  path: '/v1/admin/subscriptions/{subscription_id}/terms',
  operationId: 'updateSubscriptionTerms',
  tag: 'Platform administration',
  summary: 'Change the quotas and the end of a subscription',
  description: 'Quotas are replaced as a whole.',
  access: 'subscription.update_terms',
  params: subscriptionParams,
  body: UpdateSubscriptionTerms,
  answer: { status: 200, schema: Subscription, description: 'The changed subscription.' },
  errors: [404, 409],
});

export const subscriptionOperations = [
  createSubscriptionOperation,
  listSubscriptionsOperation,
  getSubscriptionOperation,
  listSubscriptionHistoryOperation,
  cancelSubscriptionOperation,
  requestSubscriptionReviewOperation,
  listSubscriptionQueueOperation,
  getSubscriptionStatsOperation,
  approveSubscriptionsOperation,
  denySubscriptionsOperation,
  revertSubscriptionOperation,
  suspendSubscriptionOperation,
  resumeSubscriptionOperation,
  updateSubscriptionTermsOperation,
];
