import type { UserId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { notify } from '../notifications/notify.ts';
import { newEvent } from '../outbox/new-event.ts';
import type { SubscriptionRepositories } from './ports.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionChange } from './subscription-change.ts';

export interface ToldChange {
  readonly change: SubscriptionChange;
  /** After the change. */
  readonly subscription: Subscription;
}

/**
 * Tells the subscriber and the requester of changes, and approvers where they are asked to decide; nobody of what they did
 * themselves. In their lists, by mail and by the organization's webhooks, from the transaction of the changes.
 */
export async function tellOfChanges(
  changes: readonly ToldChange[],
  approvers: boolean,
  repositories: Pick<SubscriptionRepositories, 'notifications' | 'outbox'>,
  ports: Pick<ManagementPorts, 'clock' | 'randomBytes'>,
): Promise<void> {
  await notify(
    changes.map(({ change: { subscriptionId, organizationId, event, actor }, subscription }) => ({
      kind: `subscription.${event}`,
      subject: { kind: 'subscription', id: subscriptionId },
      organizationId,
      users: concernedBy(subscription),
      approvers,
      by: personOf(actor),
    })),
    repositories,
    ports,
  );
  const events = changes.map(({ change, subscription }) => {
    const { subscriptionId, organizationId, from, to, actor } = change;
    const event = {
      type: to === 'pending' && actor.kind === 'user' ? 'subscription.requested' : 'subscription.changed',
      data: {
        subscription_id: subscriptionId,
        model_id: subscription.modelId,
        user_id: subscription.userId,
        from,
        to,
      },
    } as const;
    const recipients = { users: concernedBy(subscription), platformAdmins: approvers, by: personOf(actor) };
    return newEvent(organizationId, event, recipients, ports);
  });
  await repositories.outbox.add(events);
}

function personOf({ kind, id }: SubscriptionChange['actor']): UserId | null {
  return kind === 'user' ? (id as UserId) : null;
}

function concernedBy({ userId, requestedBy }: Subscription): UserId[] {
  return [userId, requestedBy].filter((id) => id !== null);
}
