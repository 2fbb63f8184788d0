import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { ModelsSearch } from './models-search.ts';

export type CatalogModel = components['schemas']['CatalogModel'];

const LIST = '/v1/models/catalog';

/** A page of the models of the platform. */
export function useModels(search: ModelsSearch) {
  return api.useQuery('get', LIST, { params: { query: search } }, { placeholderData: keepPreviousData });
}

/** For choosing one: the first hundred by name. */
export function useSomeModels() {
  return api.useQuery('get', LIST, { params: { query: { limit: 100 } } }, { staleTime: 60_000 });
}

export function useModel(modelId: string) {
  return api.useQuery('get', `${LIST}/{model_id}`, { params: { path: { model_id: modelId } } });
}
