import type { OrganizationId, UserId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { changeStates } from './change-state.ts';
import type { SubscriptionRepositories } from './ports.ts';
import { statesBefore } from './transitions.ts';

const BATCH = 500;

/** Cancels the subscriptions of a member who leaves, so that they do not come back with the member. Returns how many. */
export async function cancelSubscriptionsOfMember(
  organizationId: OrganizationId,
  userId: UserId,
  repositories: SubscriptionRepositories,
  ports: Pick<ManagementPorts, 'clock' | 'randomBytes'>,
): Promise<number> {
  const { subscriptionQueue } = repositories;
  let changed = 0;
  for (;;) {
    const some = await subscriptionQueue.lockOfMember(organizationId, userId, statesBefore('leave'), BATCH);
    if (some.length === 0) return changed;
    await changeStates(some, 'leave', { restricted: false, reason: null }, repositories, ports);
    changed += some.length;
  }
}
