import { useQueryClient } from '@tanstack/react-query';
import type { components } from '@weir/api-client';
import { api } from '../../api.ts';
import type { JobsSearch } from './jobs-search.ts';

export type Job = components['schemas']['Job'];
export type JobKind = Job['kind'];
export type NewJob = components['schemas']['CreateJob'];

const JOBS = '/v1/jobs';
const REFRESH_MS = 3_000;

/** One's own, loaded again and again while one of them runs. */
export function useJobs({ state, cursor }: JobsSearch) {
  return api.useQuery(
    'get',
    JOBS,
    { params: { query: { state, cursor } } },
    { refetchInterval: ({ state: { data } }) => (data?.data.some(isOpen) ? REFRESH_MS : false) },
  );
}

/** One's own that have not ended: at most ten. */
export function useOpenJobs(enabled: boolean) {
  const query = { state: 'open', limit: 10 } as const;
  return api.useQuery('get', JOBS, { params: { query } }, { enabled });
}

export function useCreateJob() {
  return api.useMutation('post', JOBS, { onSuccess: useInvalidateJobs() });
}

export function useCancelJob() {
  return api.useMutation('post', `${JOBS}/{job_id}/cancel`, { onSuccess: useInvalidateJobs() });
}

export function useInvalidateJobs() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === JOBS });
}

export function isOpen({ state }: Job): boolean {
  return state === 'queued' || state === 'running' || state === 'cancelling';
}
