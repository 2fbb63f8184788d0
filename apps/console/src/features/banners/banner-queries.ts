import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type Banner = components['schemas']['Banner'];
export type ShownBanner = components['schemas']['ShownBanner'];

const LIST = '/v1/admin/banners';
const ONE = '/v1/admin/banners/{banner_id}';
const SHOWN = '/v1/banners';
const EVERY_MS = 300_000;

/** What the person is told now, without what they dismissed. */
export function useShownBanners(isEnabled: boolean) {
  return api.useQuery(
    'get',
    SHOWN,
    {},
    { enabled: isEnabled, staleTime: EVERY_MS, refetchInterval: EVERY_MS },
  ).data?.banners;
}

export function useDismissBanner() {
  return api.useMutation('post', '/v1/banners/{banner_id}/dismiss', { onSuccess: useInvalidateBanners() });
}

export function useBanners(cursor: string | undefined) {
  return api.useQuery('get', LIST, { params: { query: { cursor } } }, { placeholderData: keepPreviousData });
}

export function useCreateBanner() {
  return api.useMutation('post', LIST, { onSuccess: useInvalidateBanners() });
}

export function useUpdateBanner() {
  return api.useMutation('patch', ONE, { onSuccess: useInvalidateBanners() });
}

export function useDeleteBanner() {
  return api.useMutation('delete', ONE, { onSuccess: useInvalidateBanners() });
}

function useInvalidateBanners() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => /\/(banners|branding)/.test(String(queryKey[1])),
    });
  };
}
