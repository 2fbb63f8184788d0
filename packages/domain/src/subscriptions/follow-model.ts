import type { ModelId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { notify } from '../notifications/notify.ts';
import { changeStates } from './change-state.ts';
import type { SubscriptionRepositories } from './ports.ts';
import { statesBefore } from './transitions.ts';

/** Subscriptions per statement. */
const BATCH = 500;

/**
 * Changes all subscriptions of a model that became restricted or unrestricted, was removed or retired: in the transaction
 * that changes the model, which has locked it. Every replica hears of it with the commit.
 *
 * @returns how many changed
 */
export async function followModel(
  modelId: ModelId,
  event: 'restrict' | 'unrestrict' | 'retire',
  repositories: SubscriptionRepositories,
  ports: Pick<ManagementPorts, 'clock' | 'randomBytes'>,
): Promise<number> {
  const context = { restricted: event === 'restrict', reason: null };
  let changed = 0;
  for (;;) {
    // Ends: what is changed is no longer in these states.
    const some = await repositories.subscriptionQueue.lockOfModel(modelId, statesBefore(event), BATCH);
    if (some.length === 0) break;
    await changeStates(some, event, context, repositories, ports);
    changed += some.length;
  }
  if (changed > 0 && event === 'restrict') {
    const subject = { kind: 'model', id: modelId };
    const notice = {
      kind: 'model.restrict',
      subject,
      organizationId: null,
      users: [],
      approvers: true,
      by: null,
    };
    await notify([notice], repositories, ports);
  }
  return changed;
}
