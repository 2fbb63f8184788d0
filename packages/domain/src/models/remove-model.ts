import { SYSTEM_CALLER } from '../kernel/actor.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeUnasked } from '../management/write.ts';
import type { CatalogRepositories } from './managed-model.ts';

/**
 * Takes a model out of service until it is restored: no client sees it, and discovery does not bring it back. Its usage
 * records and prices stay. Returns whether it was in service. Throws DomainError `not_found`.
 */
export function removeModel(name: string, ports: ManagementPorts<CatalogRepositories>): Promise<boolean> {
  return setEnabled(name, false, ports);
}

/** Undoes {@link removeModel}. Returns whether it was removed. Throws DomainError `not_found`. */
export function restoreModel(name: string, ports: ManagementPorts<CatalogRepositories>): Promise<boolean> {
  return setEnabled(name, true, ports);
}

function setEnabled(
  name: string,
  enabled: boolean,
  ports: ManagementPorts<CatalogRepositories>,
): Promise<boolean> {
  const action = enabled ? 'model.restore' : 'model.remove';
  return writeUnasked(SYSTEM_CALLER, action, ports, async ({ models }) => {
    const model = await models.findForUpdate(name);
    if (model === null) throw notFound('model');
    if (model.enabled === enabled) return { result: false, target: [] };
    await models.update({ ...model, enabled });
    return { result: true, target: { kind: 'model', id: model.id } };
  });
}
