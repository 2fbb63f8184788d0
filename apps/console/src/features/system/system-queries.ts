import type { components } from '@weir/api-client';
import { api } from '../../api.ts';

export type System = components['schemas']['System'];

const REFRESH_MS = 10_000;

/** As the replica that answers has it, asked again while it is shown. */
export function useSystem() {
  return api.useQuery('get', '/v1/admin/system', {}, { refetchInterval: REFRESH_MS });
}
