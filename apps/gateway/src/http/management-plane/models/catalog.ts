import { getCatalogModelOperation, listCatalogOperation } from '@weir/contracts/admin-models';
import { getCatalogModel, listCatalogModels } from '@weir/domain/models';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toCatalogModelWire } from './to-wire.ts';

export const listCatalogEndpoint = handle(listCatalogOperation, async ({ caller, query }, { management }) => {
  const filter = { search: query.q, ownedBy: query.provider, capability: query.capability };
  const page = await listCatalogModels(caller, filter, toPageRequest(query), management);
  const nowMs = management.clock.nowMs();
  return toList(query, page, (model) => toCatalogModelWire(model, nowMs));
});

export const getCatalogModelEndpoint = handle(
  getCatalogModelOperation,
  async ({ caller, params }, { management }) =>
    toCatalogModelWire(await getCatalogModel(caller, params.model_id, management), management.clock.nowMs()),
);
