import { useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type Branding = components['schemas']['Branding'];
export type Slot = keyof Branding['images'];

const IMAGE = '/v1/admin/branding/images/{slot}';
const SHOWN_FOR_MS = 300_000;

/** What everybody sees, also before sign-in. */
export function usePublicBranding() {
  return api.useQuery('get', '/v1/branding', {}, { staleTime: SHOWN_FOR_MS }).data;
}

/** All of it, also what is switched off. */
export function useBranding() {
  return api.useQuery('get', '/v1/admin/branding');
}

export function useUpdateBranding() {
  return api.useMutation('patch', '/v1/admin/branding', { onSuccess: useInvalidateBranding() });
}

export function usePutImage() {
  return api.useMutation('put', IMAGE, { onSuccess: useInvalidateBranding() });
}

export function useDeleteImage() {
  return api.useMutation('delete', IMAGE, { onSuccess: useInvalidateBranding() });
}

function useInvalidateBranding() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).includes('/branding'),
    });
  };
}
