import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { ModelsSearch } from './models-search.ts';

export type CatalogModel = components['schemas']['CatalogModel'];

const LIST = '/v1/models/catalog';

/** A page of the models of the platform. */
export function useModels(search: ModelsSearch & { readonly limit?: number }) {
  return api.useQuery('get', LIST, { params: { query: search } }, { placeholderData: keepPreviousData });
}

/** The model of this name; undefined while it is not known, null where there is none. */
export function useModelByName(name: string | undefined): CatalogModel | null | undefined {
  const found = api.useQuery(
    'get',
    LIST,
    { params: { query: { q: name, limit: 100 } } },
    { enabled: name !== undefined, staleTime: 60_000 },
  );
  if (found.data === undefined) return undefined;
  return found.data.data.find((model) => model.name === name) ?? null;
}

/** The newest hundred, for a first look. */
export function useSomeModels() {
  return api.useQuery('get', LIST, { params: { query: { limit: 100 } } }, { staleTime: 60_000 });
}

export function useModel(modelId: string) {
  return api.useQuery('get', `${LIST}/{model_id}`, { params: { path: { model_id: modelId } } });
}
