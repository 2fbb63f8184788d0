import { z } from 'zod';
import { GivenTimestamp, Id, ModelName, orNull, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';
import {
  Reason,
  Subscription,
  SubscriptionList,
  SubscriptionQuota,
  SubscriptionState,
  subscriptionParams,
} from './subscriptions.ts';

const Quotas = z.array(SubscriptionQuota).max(10);
const Version = z.number().int().min(1).max(2_147_483_647).meta({
  description:
    'The version that you read. If the subscription has another version now, the request fails with a conflict.',
});

const filters = {
  organization_id: Id.toLowerCase().optional(),
  user_id: Id.toLowerCase().optional().meta({ description: 'The member who owns the subscriptions.' }),
  model: ModelName.optional(),
};

export const SubscriptionStatsQuery = z.strictObject(filters);

export const SubscriptionQueueQuery = PageQuery.extend({
  ...filters,
  state: SubscriptionState.optional().meta({ description: 'Default: all.' }),
});

const count = z.number().int();

export const SubscriptionStats = z
  .strictObject({
    by_state: z.array(z.strictObject({ state: SubscriptionState, count })),
    oldest_pending_at: Timestamp.nullable().meta({
      description: 'When the oldest pending subscription was requested.',
    }),
    pending_by_model: z
      .array(z.strictObject({ model: z.string(), count }))
      .meta({ description: 'The models with the most pending subscriptions, at most 100.' }),
  })
  .meta({ id: 'SubscriptionStats' });

const decided = { id: pathId<'subscription'>(), version: Version };

const terms = {
  quotas: Quotas.optional().meta({ description: 'If absent, the quotas do not change.' }),
  expires_at: GivenTimestamp.nullable().optional(),
};

export const ApproveSubscriptions = z
  .strictObject({
    subscriptions: z
      .array(
        z.strictObject({
          ...decided,
          quotas: terms.quotas,
          expires_at: terms.expires_at.meta({
            description: 'When the subscription expires. Default: null, never.',
          }),
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
    reason: Reason.meta({ description: 'Shown to the requesters.' }),
  })
  .meta({ id: 'DenySubscriptions' });

export const SubscriptionDecision = z
  .strictObject({
    id: Id,
    status: z.enum(['decided', 'failed']),
    subscription: orNull(Subscription),
    code: z.string().nullable().meta({
      description:
        'Why the entry failed: `not_found`; `conflict` (the version changed, or the subscription is not pending); `permission_denied` (you requested it yourself); `invalid_parameter`.',
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
  .strictObject({ version: Version, reason: Reason.meta({ description: 'Shown to the subscriber.' }) })
  .meta({ id: 'SuspendSubscription' });

/** Absent is unchanged, null is cleared. */
export const UpdateSubscriptionTerms = z
  .strictObject({ version: Version, ...terms })
  .meta({ id: 'UpdateSubscriptionTerms' });

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
    'Each subscription is decided independently: a failure does not stop the others. You cannot approve your own requests.',
  access: 'subscription.approve',
  body: ApproveSubscriptions,
  answer: {
    status: 200,
    schema: SubscriptionDecisions,
    description: 'One result per subscription, in the same order.',
  },
});

export const denySubscriptionsOperation = operation({
  method: 'post',
  path: '/v1/admin/subscriptions/deny',
  operationId: 'denySubscriptions',
  tag: 'Platform administration',
  summary: 'Deny pending subscriptions',
  description: 'Works like approving. The reason applies to all.',
  access: 'subscription.deny',
  body: DenySubscriptions,
  answer: {
    status: 200,
    schema: SubscriptionDecisions,
    description: 'One result per subscription, in the same order.',
  },
});

export const revertSubscriptionOperation = operation({
  method: 'post',
  path: '/v1/admin/subscriptions/{subscription_id}/revert',
  operationId: 'revertSubscription',
  tag: 'Platform administration',
  summary: 'Revert a decision on a subscription',
  description: 'An active or denied subscription becomes pending again. Only for restricted models.',
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
  summary: 'Update the quotas and the expiry of a subscription',
  description: 'The list of quotas is replaced as a whole.',
  access: 'subscription.update_terms',
  params: subscriptionParams,
  body: UpdateSubscriptionTerms,
  answer: { status: 200, schema: Subscription, description: 'The updated subscription.' },
  errors: [404, 409],
});

export const adminSubscriptionOperations = [
  listSubscriptionQueueOperation,
  getSubscriptionStatsOperation,
  approveSubscriptionsOperation,
  denySubscriptionsOperation,
  revertSubscriptionOperation,
  suspendSubscriptionOperation,
  resumeSubscriptionOperation,
  updateSubscriptionTermsOperation,
];
