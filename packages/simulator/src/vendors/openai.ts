import type { RequestRecord } from '../request-log.ts';
import { failure } from '../simulated-failure.ts';
import { frameSseEvent } from '../sse-framing.ts';
import type { ApiError, SpelledError, StreamForm, Vendor } from '../vendor.ts';

const errorTypes: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
};

/** Limits of an account, which are errors of their own type. */
const limitCodes: readonly (string | null)[] = ['insufficient_quota', 'usage_limit_reached'];

export const serverSentEvents: StreamForm = {
  contentType: 'text/event-stream; charset=utf-8',
  frame: ({ name, data }, index, framing) => frameSseEvent(name, data, index, framing),
};

/** OpenAI, and all who speak its API. */
export const openAi: Vendor = {
  headers: ({ number }) => ({ 'x-request-id': `req_sim_${number}` }),
  refuse: ({ headers }, _body, { apiKey }) =>
    apiKey === undefined || headers.authorization === `Bearer ${apiKey}` ? undefined : wrongKey,
  credential: (headers) => headers.authorization,
  spellError,
  failureBody: JSON.stringify({ error: failure }),
  stream: serverSentEvents,
};

const wrongKey: ApiError = {
  status: 401,
  code: 'invalid_api_key',
  param: null,
  message: 'The API key is missing or wrong.',
};

function spellError(
  { status, code, param, message, retryAfterS }: ApiError,
  _record: RequestRecord,
): SpelledError {
  const fallback = status < 500 ? 'invalid_request_error' : 'server_error';
  const type = limitCodes.includes(code) ? code : (errorTypes[status] ?? fallback);
  return {
    status,
    ...(retryAfterS !== undefined && { headers: { 'retry-after': String(retryAfterS) } }),
    body: {
      error: {
        message,
        type,
        param,
        code,
        // As for the plans of ChatGPT.
        ...(code === 'usage_limit_reached' && { resets_in_seconds: retryAfterS }),
      },
    },
  };
}
