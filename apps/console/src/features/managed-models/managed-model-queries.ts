import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { ManagedModelsSearch } from './managed-models-search.ts';

export type ManagedModel = components['schemas']['ManagedModel'];
export type ModelPrices = components['schemas']['ModelPrices'];
export type SetModelPrices = components['schemas']['SetModelPrices'];
export type ModelChange = components['schemas']['ModelChange'];

const LIST = '/v1/admin/models';
const ONE = '/v1/admin/models/{model_id}';

export function useManagedModels({ q, cursor }: ManagedModelsSearch, limit?: number) {
  return api.useQuery(
    'get',
    LIST,
    { params: { query: { q, cursor, limit } } },
    { placeholderData: keepPreviousData },
  );
}

export function useManagedModel(modelId: string, isEnabled = true) {
  return api.useQuery('get', ONE, { params: { path: { model_id: modelId } } }, { enabled: isEnabled });
}

export function useModelPrices(modelId: string) {
  return api.useQuery('get', `${ONE}/prices`, { params: { path: { model_id: modelId } } });
}

/** Prices that providers and upstreams state. */
export function usePriceSuggestions(modelId: string) {
  return api.useQuery('get', `${ONE}/price-suggestions`, { params: { path: { model_id: modelId } } });
}

export function useModelHistory(modelId: string, cursor: string | undefined) {
  return api.useQuery(
    'get',
    `${ONE}/history`,
    { params: { path: { model_id: modelId }, query: { cursor } } },
    { placeholderData: keepPreviousData },
  );
}

export function useCreateModel() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidateModels() });
}

export function useUpdateModel() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidateModels() });
}

export function usePriceModel() {
  return api.useMutation('post', `${ONE}/prices`, { onSuccess: useInvalidateModels() });
}

export function useRemoveModel() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidateModels() });
}

export function useRestoreModel() {
  return api.useMutation('post', `${ONE}/restore`, { onSuccess: useInvalidateModels() });
}

/** Everything that shows models is loaded again: also the catalog that users see. */
function useInvalidateModels() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes('/models') });
  };
}
