import type { Caller } from '../kernel/actor.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { CatalogRepositories, ModelKey } from '../models/managed-model.ts';
import { followModel } from './follow-model.ts';
import type { SubscriptionRepositories } from './ports.ts';

/**
 * Makes a model restricted, so that its active subscriptions wait for a decision; or unrestricted, so that pending ones are
 * active. Returns how many subscriptions changed; null when the model was so before.
 *
 * @throws DomainError `not_found`, `permission_denied`, `scope_missing`
 */
export function restrictModel(
  caller: Caller,
  key: ModelKey,
  restricted: boolean,
  ports: ManagementPorts<CatalogRepositories & SubscriptionRepositories>,
): Promise<number | null> {
  return writeToPlatform(caller, 'model.update', ports, async (repositories) => {
    const { models, subscribedModels } = repositories;
    const model = await models.findForUpdate(key);
    if (model === null) throw notFound('model');
    if (model.restricted === restricted) return { result: null, target: [] };
    await subscribedModels.setRestricted(model.id, restricted);
    const event = restricted ? 'restrict' : 'unrestrict';
    const changed = await followModel(model.id, event, repositories, ports);
    const target = { kind: 'model', id: model.id } as const;
    return { result: changed, target, changedFields: ['restricted'] };
  });
}
