import type { ManagementPorts } from '../management/unit-of-work.ts';
import { changeStates } from './change-state.ts';
import { followModel } from './follow-model.ts';
import type { SubscriptionRepositories } from './ports.ts';

/** Subscriptions per transaction, and models per run. */
const BATCH = 500;
const MAX_BATCHES = 200;
const MAX_MODELS = 100;

/**
 * Ends subscriptions that have expired, and those of models whose retirement has come. The data plane does not wait for
 * this: it compares times. Several replicas may do so at once.
 *
 * @returns how many this call ended
 */
export async function endSubscriptions(ports: ManagementPorts<SubscriptionRepositories>): Promise<number> {
  const { unitOfWork, clock } = ports;
  const now = new Date(clock.nowMs());
  let ended = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const some = await unitOfWork.transaction(async (repositories) => {
      const expired = await repositories.subscriptionQueue.lockExpired(now, BATCH);
      const context = { restricted: false, reason: null };
      if (expired.length > 0) await changeStates(expired, 'expire', context, repositories, ports);
      return expired.length;
    });
    ended += some;
    if (some < BATCH) break;
  }
  for (const modelId of await unitOfWork.repositories.subscriptionQueue.retiredModels(now, MAX_MODELS)) {
    ended += await unitOfWork.transaction(async (repositories) => {
      // Locks it: it may be in service again.
      const model = await repositories.subscribedModels.find(modelId, now);
      return model?.available === true ? 0 : followModel(modelId, 'retire', repositories, ports);
    });
  }
  return ended;
}
