import type { Actor, Caller } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import type { SubscriptionRepositories } from './ports.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionChange } from './subscription-change.ts';
import { tellOfChanges } from './tell-of-changes.ts';
import { type SubscriptionEvent, stateAfter, type TransitionContext } from './transitions.ts';

type Ports = Pick<ManagementPorts, 'clock' | 'randomBytes'>;

/** What else changes with the state. */
type Terms = Partial<Pick<Subscription, 'expiresAt' | 'requestedBy' | 'requestedAt'>>;

/**
 * Changes the state of a locked subscription by the table, with its history and its notifications. A new one is inserted.
 *
 * @param subscription as it is stored; for the first request, as it will be, with version 0
 * @throws DomainError as {@link stateAfter}
 */
export async function changeState(
  { actor }: Pick<Caller, 'actor'>,
  subscription: Subscription,
  event: SubscriptionEvent,
  context: TransitionContext,
  terms: Terms,
  repositories: SubscriptionRepositories,
  ports: Ports,
): Promise<Subscription> {
  const isNew = subscription.version === 0;
  const from = isNew ? null : subscription.state;
  const changed: Subscription = {
    ...subscription,
    ...terms,
    state: stateAfter(from, event, context),
    version: subscription.version + 1,
    reason: context.reason,
    updatedAt: new Date(ports.clock.nowMs()),
  };
  if (isNew) await repositories.subscriptions.insert(changed);
  else await repositories.subscriptions.update([changed]);
  const change = toChange(actor, changed, from, event, ports);
  await repositories.subscriptionHistory.append([change]);
  await tellOfChanges([{ change, subscription: changed }], changed.state === 'pending', repositories, ports);
  return changed;
}

/** The same for many at once, by the system. Approvers are told by the caller. */
export async function changeStates(
  subscriptions: readonly Subscription[],
  event: SubscriptionEvent,
  context: Omit<TransitionContext, 'by'>,
  repositories: SubscriptionRepositories,
  ports: Ports,
): Promise<void> {
  const actor: Actor = { kind: 'system' };
  const changed = subscriptions.map(
    (subscription): Subscription => ({
      ...subscription,
      state: stateAfter(subscription.state, event, { ...context, by: 'system' }),
      version: subscription.version + 1,
      reason: context.reason,
      updatedAt: new Date(ports.clock.nowMs()),
    }),
  );
  await repositories.subscriptions.update(changed);
  const changes = changed.map((subscription, index) => ({
    change: toChange(actor, subscription, subscriptions[index]!.state, event, ports),
    subscription,
  }));
  await repositories.subscriptionHistory.append(changes.map(({ change }) => change));
  await tellOfChanges(changes, false, repositories, ports);
}

function toChange(
  actor: Actor,
  { id: subscriptionId, organizationId, state: to, version, reason, updatedAt }: Subscription,
  from: SubscriptionChange['from'],
  event: SubscriptionEvent,
  { clock, randomBytes }: Ports,
): SubscriptionChange {
  return {
    id: newId(clock.nowMs(), randomBytes),
    ...{ subscriptionId, organizationId, event, from, to, reason, version },
    actor: toActor(actor),
    occurredAt: updatedAt,
  };
}

function toActor(actor: Actor): SubscriptionChange['actor'] {
  switch (actor.kind) {
    case 'user':
      return { kind: 'user', id: actor.userId };
    case 'service_account':
      return { kind: 'service_account', id: actor.serviceAccountId };
    case 'system':
      return { kind: 'system', id: null };
    case 'anonymous':
      throw new Error('Sign in to change a subscription.');
  }
}
