import { SYSTEM_CALLER } from '../kernel/actor.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeUnasked } from '../management/write.ts';
import type { CatalogRepositories } from './managed-model.ts';
import type { ModelPrices } from './model.ts';

/**
 * Sets prices of a model; absent ones stay. A known price is never changed by discovery, an unknown one may be filled in.
 * Requests that begin later cost that much. Returns all prices. Throws DomainError `not_found`.
 */
export function priceModel(
  name: string,
  prices: Partial<ModelPrices>,
  ports: ManagementPorts<CatalogRepositories>,
): Promise<ModelPrices> {
  return writeUnasked(SYSTEM_CALLER, 'model.price', ports, async ({ models }) => {
    const model = await models.findForUpdate(name);
    if (model === null) throw notFound('model');
    const priced = { ...model.prices, ...prices };
    const changed = changedFields(textOf(model.prices), textOf(priced));
    if (changed.length === 0) return { result: priced, target: [] };
    await models.update({ ...model, prices: priced });
    return { result: priced, target: { kind: 'model', id: model.id }, changedFields: changed };
  });
}

/** Comparable and JSON has no bigint. */
function textOf(prices: ModelPrices): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(prices).map(([name, price]: [string, bigint | null]) => [name, price?.toString() ?? null]),
  );
}
