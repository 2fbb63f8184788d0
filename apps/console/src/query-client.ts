import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@weir/api-client';
import { sessionEnded } from './session/session-ended.ts';

const MAX_RETRIES = 2;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndOfSession }),
  mutationCache: new MutationCache({ onError: noticeEndOfSession }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < MAX_RETRIES && mayPass(error),
    },
  },
});

/** Whether the same request may be answered differently in a moment. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 502);
}

function noticeEndOfSession(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) sessionEnded.set(true);
}
