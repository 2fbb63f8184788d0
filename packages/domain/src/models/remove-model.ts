import type { Caller } from '../kernel/actor.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import { followModel } from '../subscriptions/follow-model.ts';
import type { SubscriptionRepositories } from '../subscriptions/ports.ts';
import type { CatalogRepositories, ManagedModel, ModelKey } from './managed-model.ts';
import { recordModelChange } from './record-model-change.ts';
import { shownSettings } from './update-model.ts';

type Ports = ManagementPorts<CatalogRepositories & SubscriptionRepositories>;

/** A model, and whether it is another than before. */
export interface ServedModel {
  readonly model: ManagedModel;
  readonly changed: boolean;
}

/**
 * Takes a model out of service until it is restored: no client sees it, and discovery does not bring it back. Its usage
 * records and prices stay; its subscriptions are cancelled. Throws DomainError `not_found`.
 */
export function removeModel(caller: Caller, key: ModelKey, ports: Ports): Promise<ServedModel> {
  return setEnabled(caller, key, false, ports);
}

/** Undoes {@link removeModel}. Throws DomainError `not_found`. */
export function restoreModel(caller: Caller, key: ModelKey, ports: Ports): Promise<ServedModel> {
  return setEnabled(caller, key, true, ports);
}

function setEnabled(caller: Caller, key: ModelKey, enabled: boolean, ports: Ports): Promise<ServedModel> {
  const action = enabled ? 'model.restore' : 'model.remove';
  return writeToPlatform<ServedModel, CatalogRepositories & SubscriptionRepositories>(
    caller,
    action,
    ports,
    async (repositories) => {
      const { models } = repositories;
      const model = await models.findForUpdate(key);
      if (model === null) throw notFound('model');
      if (model.enabled === enabled) return { result: { model, changed: false }, target: [] };
      const updated = { ...model, enabled };
      await models.update(model.id, updated);
      await recordModelChange(
        models,
        caller,
        model,
        action,
        shownSettings(model),
        shownSettings(updated),
        ports,
      );
      if (!enabled) await followModel(model.id, 'retire', repositories, ports);
      return { result: { model: updated, changed: true }, target: { kind: 'model', id: model.id } };
    },
  );
}
