import type { RequestRecord } from '../request-log.ts';
import { failure } from '../simulated-failure.ts';
import type { ApiError, SpelledError, Vendor } from '../vendor.ts';
import { serverSentEvents } from './openai.ts';

const errorTypes: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** What Anthropic says of errors that have a name with OpenAI. */
const messages: Readonly<Record<string, string>> = {
  context_length_exceeded: 'prompt is too long: 210000 tokens > 200000 maximum',
  usage_limit_reached: "This request would exceed your account's rate limit. Please try again later.",
};

/** Anthropic (https://platform.claude.com/docs/en/api/errors). */
export const anthropic: Vendor = {
  headers: ({ number }) => ({ 'request-id': `req_sim_${number}` }),
  refuse: ({ headers }, _body, { apiKey }) => {
    const isKnown = headers['x-api-key'] === apiKey || headers.authorization === `Bearer ${apiKey}`;
    if (apiKey !== undefined && !isKnown) return invalid(401, 'invalid x-api-key');
    if (headers['anthropic-version'] === undefined)
      return invalid(400, 'anthropic-version: header is required');
    return undefined;
  },
  credential: (headers) => {
    const key = headers['x-api-key'];
    return typeof key === 'string' ? key : headers.authorization;
  },
  spellError,
  failureBody: JSON.stringify(errorObject('api_error', failure.message)),
  stream: serverSentEvents,
};

/** @returns an error as Anthropic writes it in a body and in an event. */
export function errorObject(type: string, message: string): object {
  return { type: 'error', error: { type, message } };
}

function invalid(status: number, message: string): ApiError {
  return { status, code: null, param: null, message };
}

function spellError(
  { status, code, message, retryAfterS }: ApiError,
  { number }: RequestRecord,
): SpelledError {
  const fallback = status < 500 ? 'invalid_request_error' : 'api_error';
  const body = errorObject(errorTypes[status] ?? fallback, messages[code ?? ''] ?? message);
  return {
    status,
    headers: {
      ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
      ...(code === 'usage_limit_reached' && usageLimitHeaders(retryAfterS ?? 0)),
    },
    body: { ...body, request_id: `req_sim_${number}` },
  };
}

/** The limit of a subscription, as its five hours tell it. */
function usageLimitHeaders(resetInS: number): Record<string, string> {
  const resetS = String(Math.ceil(Date.now() / 1_000) + resetInS);
  const prefix = 'anthropic-ratelimit-unified';
  return {
    [`${prefix}-status`]: 'rejected',
    [`${prefix}-reset`]: resetS,
    [`${prefix}-representative-claim`]: 'five_hour',
    [`${prefix}-5h-status`]: 'rejected',
    [`${prefix}-5h-reset`]: resetS,
    [`${prefix}-5h-utilization`]: '1.0',
    [`${prefix}-overage-status`]: 'rejected',
  };
}
