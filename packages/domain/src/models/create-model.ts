import type { Caller } from '../kernel/actor.ts';
import { newId } from '../kernel/ids.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { CatalogRepositories, ManagedModel, ModelSettings } from './managed-model.ts';
import { recordModelChange } from './record-model-change.ts';
import { shownSettings } from './update-model.ts';

export interface CreateModelInput extends ModelSettings {
  readonly name: string;
}

/** A model that discovery has not found, or not yet. Throws DomainError `name_taken`, `permission_denied`, `scope_missing`. */
export function createModel(
  caller: Caller,
  { name, ...settings }: CreateModelInput,
  ports: ManagementPorts<CatalogRepositories>,
): Promise<ManagedModel> {
  return writeToPlatform(caller, 'model.create', ports, async ({ models }) => {
    const nowMs = ports.clock.nowMs();
    const model = {
      id: newId<'model'>(nowMs, ports.randomBytes),
      name,
      createdAt: new Date(nowMs),
      ...settings,
    };
    await models.insert(model);
    await recordModelChange(models, caller, model, 'model.create', {}, shownSettings(model), ports);
    // Read again: whether it needs a subscription is for the platform to say, too.
    const created = (await models.find(model.id))!;
    return { result: created, target: { kind: 'model', id: model.id } };
  });
}
