import {
  getManagedModelOperation,
  listManagedModelsOperation,
  listModelChangesOperation,
} from '@weir/contracts/admin-models';
import { listModelPricesOperation, suggestModelPricesOperation } from '@weir/contracts/model-prices';
import {
  getManagedModel,
  listManagedModels,
  listModelChanges,
  listModelPrices,
  readStatedPrices,
} from '@weir/domain/models';
import { suggestPrices } from '../../../suggest-prices.ts';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toManagedModelWire, toPricesWire, toUnsetPricesWire } from './to-wire.ts';

export const listModelsEndpoint = handle(
  listManagedModelsOperation,
  async ({ caller, query }, { management }) => {
    const page = await listManagedModels(caller, { search: query.q }, toPageRequest(query), management);
    const nowMs = management.clock.nowMs();
    return toList(query, page, (model) => toManagedModelWire(model, nowMs));
  },
);

export const getModelEndpoint = handle(getManagedModelOperation, async ({ caller, params }, { management }) =>
  toManagedModelWire(await getManagedModel(caller, params.model_id, management), management.clock.nowMs()),
);

export const listModelPricesEndpoint = handle(
  listModelPricesOperation,
  async ({ caller, params }, { management }) => ({
    data: (await listModelPrices(caller, params.model_id, management)).map((list) => ({
      ...toPricesWire(list.prices),
      source: list.source,
      created_at: list.createdAt.toISOString(),
      created_by: list.createdBy,
    })),
  }),
);

export const suggestModelPricesEndpoint = handle(
  suggestModelPricesOperation,
  async ({ caller, params }, { management }) => {
    const { name } = await getManagedModel(caller, params.model_id, management);
    const published = await suggestPrices(name, new Date(management.clock.nowMs()));
    const stated = await readStatedPrices(caller, params.model_id, management);
    const ofUpstreams = stated.map(({ connection, upstreamName, prices }) => ({
      provider: connection,
      model: upstreamName,
      prices,
    }));
    return {
      data: [...ofUpstreams, ...published].map(({ provider, model, prices }) => ({
        provider,
        model,
        prices: { id: null, effective_from: null, ...toUnsetPricesWire(prices) },
      })),
    };
  },
);

export const listModelChangesEndpoint = handle(
  listModelChangesOperation,
  async ({ caller, params, query }, { management }) => {
    const page = await listModelChanges(caller, params.model_id, toPageRequest(query), management);
    const list = toList(query, page, (change) => ({
      id: change.id,
      changed_at: change.changedAt.toISOString(),
      effective_at: change.effectiveAt.toISOString(),
      changed_by: change.changedBy,
      action: change.action,
      changes: { ...change.changes },
    }));
    return withNames(list, page, ({ changedBy }) => [changedBy], caller, null, management);
  },
);
