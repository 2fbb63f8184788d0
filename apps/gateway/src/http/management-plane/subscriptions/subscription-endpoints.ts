import { approveSubscriptionsEndpoint } from './approve.ts';
import { cancelSubscriptionEndpoint } from './cancel.ts';
import { createSubscriptionEndpoint } from './create.ts';
import { denySubscriptionsEndpoint } from './deny.ts';
import { getSubscriptionEndpoint } from './get.ts';
import { getSubscriptionStatsEndpoint } from './get-stats.ts';
import { listSubscriptionsEndpoint } from './list.ts';
import { listSubscriptionHistoryEndpoint } from './list-history.ts';
import { listSubscriptionQueueEndpoint } from './list-queue.ts';
import { requestSubscriptionReviewEndpoint } from './request-review.ts';
import { resumeSubscriptionEndpoint } from './resume.ts';
import { revertSubscriptionEndpoint } from './revert.ts';
import { suspendSubscriptionEndpoint } from './suspend.ts';
import { updateSubscriptionTermsEndpoint } from './update-terms.ts';

export const subscriptionEndpoints = [
  createSubscriptionEndpoint,
  listSubscriptionsEndpoint,
  getSubscriptionEndpoint,
  listSubscriptionHistoryEndpoint,
  cancelSubscriptionEndpoint,
  requestSubscriptionReviewEndpoint,
  listSubscriptionQueueEndpoint,
  getSubscriptionStatsEndpoint,
  approveSubscriptionsEndpoint,
  denySubscriptionsEndpoint,
  revertSubscriptionEndpoint,
  suspendSubscriptionEndpoint,
  resumeSubscriptionEndpoint,
  updateSubscriptionTermsEndpoint,
];
