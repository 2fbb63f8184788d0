import { DomainError } from '../kernel/domain-error.ts';
import type { SubscriptionState } from './subscription.ts';

/** Who causes a change. An administrator of the organization is one of its owners or admins. */
export type SubscriptionCause = 'requester' | 'organization_admin' | 'platform_admin' | 'system';

export const SUBSCRIPTION_EVENTS = [
  'request',
  'request_review',
  'cancel',
  'approve',
  'deny',
  'revert',
  'suspend',
  'resume',
  'restrict',
  'unrestrict',
  'retire',
  'expire',
  'leave',
] as const;

export type SubscriptionEvent = (typeof SUBSCRIPTION_EVENTS)[number];

/** `none` is before the first request. */
type From = SubscriptionState | 'none';

/** `granted` is active where the model is unrestricted, and pending where it is restricted. */
type To = SubscriptionState | 'granted';

interface Transition {
  readonly to: Readonly<Partial<Record<From, To>>>;
  readonly by: readonly SubscriptionCause[];
  /** Whether the requester must be told why. */
  readonly needsReason?: true;
  /** Whether it makes sense only for a restricted model. */
  readonly onlyRestricted?: true;
}

/**
 * Every change of state there is, and who may cause it. What is not in this table is refused.
 *
 * A suspended or denied subscription cannot be cancelled, expire or be requested again: that would be a way around the
 * decision. One that was cancelled keeps its id when it is requested again, so its quotas and what was used stay.
 */
const SUBSCRIPTION_TRANSITIONS: Readonly<Record<SubscriptionEvent, Transition>> = {
  request: {
    to: { none: 'granted', cancelled: 'granted', expired: 'granted' },
    by: ['requester', 'organization_admin', 'platform_admin'],
  },
  request_review: {
    to: { denied: 'granted' },
    by: ['requester', 'organization_admin'],
  },
  cancel: {
    to: { pending: 'cancelled', active: 'cancelled' },
    by: ['requester', 'organization_admin', 'platform_admin'],
  },
  approve: { to: { pending: 'active' }, by: ['platform_admin'] },
  deny: { to: { pending: 'denied' }, by: ['platform_admin'], needsReason: true },
  revert: {
    to: { active: 'pending', denied: 'pending' },
    by: ['platform_admin'],
    onlyRestricted: true,
  },
  suspend: { to: { active: 'suspended' }, by: ['platform_admin'], needsReason: true },
  resume: { to: { suspended: 'active' }, by: ['platform_admin'] },
  /** The model becomes restricted. */
  restrict: { to: { active: 'pending' }, by: ['system'] },
  /** The model is no longer restricted. */
  unrestrict: { to: { pending: 'active' }, by: ['system'] },
  /** The model is removed or retired. */
  retire: { to: { pending: 'cancelled', active: 'cancelled' }, by: ['system'] },
  expire: { to: { active: 'expired' }, by: ['system'] },
  /** The member leaves the organization. */
  leave: { to: { pending: 'cancelled', active: 'cancelled' }, by: ['system'] },
};

/** The states that an event changes. */
export function statesBefore(event: SubscriptionEvent): readonly SubscriptionState[] {
  return Object.keys(SUBSCRIPTION_TRANSITIONS[event].to).filter(
    (from): from is SubscriptionState => from !== 'none',
  );
}

export interface TransitionContext {
  readonly by: SubscriptionCause;
  /** Whether the model is restricted. */
  readonly restricted: boolean;
  readonly reason: string | null;
}

/**
 * The state after an event. Pure.
 *
 * @param from null before the first request
 * @throws DomainError `conflict` for a change that is not in the table, `permission_denied` for one that is not the
 *   causer's to make, `missing_parameter` without a reason where one is needed
 */
export function stateAfter(
  from: SubscriptionState | null,
  event: SubscriptionEvent,
  { by, restricted, reason }: TransitionContext,
): SubscriptionState {
  const transition = SUBSCRIPTION_TRANSITIONS[event];
  if (!transition.by.includes(by)) {
    throw new DomainError(
      'permission_denied',
      `You do not have permission to ${wordsOf(event)} a subscription.`,
    );
  }
  const to = transition.to[from ?? 'none'];
  if (to === undefined) {
    throw new DomainError(
      'conflict',
      `You cannot ${wordsOf(event)} the subscription because it is ${from ?? 'not there'}.`,
    );
  }
  if (transition.onlyRestricted === true && !restricted) {
    throw new DomainError(
      'conflict',
      'The model is not restricted, so its subscriptions do not need approval.',
    );
  }
  if (transition.needsReason === true && reason === null) {
    throw new DomainError('missing_parameter', 'Give a reason. It is shown to the requester.', {
      param: 'reason',
    });
  }
  if (to !== 'granted') return to;
  return restricted ? 'pending' : 'active';
}

function wordsOf(event: SubscriptionEvent): string {
  return event === 'request_review' ? 'request a review of' : event;
}
