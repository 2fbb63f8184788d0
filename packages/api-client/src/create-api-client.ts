import createFetchClient, { type Client } from 'openapi-fetch';
import createQueryHooks, { type OpenapiQueryClient } from 'openapi-react-query';
import { errorOfAnswer, unreachable } from './api-error.ts';
import type { paths } from './schema.generated.ts';

export interface ApiClient {
  /** One call at a time: `request.GET('/v1/users/me')`. Rejects with an ApiError, so `error` is never set. */
  readonly request: Client<paths>;
  /** Hooks of React: `hooks.useQuery('get', '/v1/users/me')`. */
  readonly hooks: OpenapiQueryClient<paths>;
}

/**
 * A client of Weir's HTTP API for the session of this browser.
 *
 * @param baseUrl of the gateway, without `/v1`; empty for this origin
 */
export function createApiClient(baseUrl: string): ApiClient {
  const request = createFetchClient<paths>({ baseUrl, credentials: 'same-origin' });
  request.use({
    async onResponse({ response }) {
      if (!response.ok) throw await errorOfAnswer(response);
    },
    onError({ error }) {
      return isAbort(error) ? undefined : unreachable(error);
    },
  });
  return { request, hooks: createQueryHooks(request) };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
