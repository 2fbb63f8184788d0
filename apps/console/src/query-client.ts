import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@weir/api-client';
import { request } from './api.ts';
import { sessionEnded } from './session/session-ended.ts';

const MAX_RETRIES = 2;
/** While the gateway cannot be reached, as when it restarts. */
const ASK_AGAIN_MS = 5_000;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndOfSession }),
  mutationCache: new MutationCache({ onError: noticeEndOfSession }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < MAX_RETRIES && mayPass(error),
      refetchInterval: ({ state }) => (mayPass(state.error) ? ASK_AGAIN_MS : false),
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

/** Resolves when the gateway answers, whatever it says. */
export async function untilReachable(): Promise<void> {
  for (;;) {
    const error = await request.GET('/v1/auth/providers').then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!mayPass(error)) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
