import type { ErrorDetails, ProviderError } from '@weir/domain/inference';
import { errorEnvelope, isProviderError } from '@weir/domain/inference';
import { DomainError, type DomainErrorCode, isDomainError, type RefusingLimit } from '@weir/domain/kernel';

/** The `type` of an error envelope, as SDKs expect it. */
export type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'conflict_error'
  | 'budget_exceeded'
  | 'rate_limit_error'
  | 'upstream_error'
  | 'overloaded_error'
  | 'timeout_error'
  | 'internal_error';

/** An error as it is sent. */
export interface HttpError {
  readonly status: number;
  /** An {@link ErrorType}, or the upstream's own. */
  readonly type: string;
  readonly code: string | number;
  readonly message: string;
  readonly param: string | null;
  /** Further members: of an upstream's error, or `details` of the limit that refused. */
  readonly details: ErrorDetails | null;
  /** Whole seconds for `Retry-After`; always set with 429 and 503, with 409 where waiting helps. */
  readonly retryAfterS: number | null;
}

const DEFAULT_RETRY_AFTER_S = 1;

/** The one place that maps failures to statuses. */
export function toHttpError(error: unknown): HttpError {
  if (isProviderError(error)) return fromProvider(error);
  const domainError = isDomainError(error)
    ? error
    : new DomainError('internal_error', 'An internal error occurred. Try again later.');
  const [status, type] = statusOfCode(domainError.code);
  return {
    status,
    type,
    code: domainError.code,
    message: domainError.publicMessage,
    param: domainError.param ?? null,
    details: detailsOf(domainError),
    retryAfterS: retryAfter(status, domainError.retryAfterMs),
  };
}

function detailsOf({ limit, details }: DomainError): ErrorDetails | null {
  if (limit !== undefined) return { details: toDetails(limit) };
  return details === undefined ? null : { details };
}

/** Money is a string, as everywhere; it exceeds what a number of JSON holds exactly. */
function toDetails({ scope, scopeId, unit, amount, observed, resetsAtMs }: RefusingLimit): ErrorDetails {
  const amounts =
    unit === 'nano_usd'
      ? { limit_nano_usd: `${amount}`, observed_nano_usd: `${observed}` }
      : { limit: Number(amount), observed: Number(observed) };
  const resetsAt = resetsAtMs === null ? null : new Date(resetsAtMs).toISOString();
  return { scope, scope_id: scopeId, unit, ...amounts, resets_at: resetsAt };
}

/** The OpenAI error object, used in all answers without a dialect of their own. */
export function toEnvelope(error: HttpError, requestId: string): string {
  return errorEnvelope({ ...error, requestId });
}

/** The code that counts and logs use for a failure. */
export function codeOf(error: unknown): string {
  return isDomainError(error) || isProviderError(error) ? error.code : 'internal_error';
}

function statusOfCode(code: DomainErrorCode): readonly [number, ErrorType] {
  switch (code) {
    case 'malformed_json':
    case 'malformed_form':
    case 'invalid_parameter':
    case 'unsupported_parameter':
    case 'operation_not_served':
    case 'missing_parameter':
    case 'range_too_long':
    case 'malformed_request':
      return [400, 'invalid_request_error'];
    case 'api_key_missing':
    case 'api_key_malformed':
    case 'api_key_unknown':
    case 'api_key_revoked':
    case 'api_key_expired':
    case 'credential_not_accepted':
    case 'session_missing':
    case 'session_expired':
    case 'access_token_invalid':
    case 'personal_access_token_invalid':
    case 'service_account_token_invalid':
    case 'refresh_token_invalid':
    case 'sign_in_failed':
    case 'setup_link_invalid':
    case 'account_deactivated':
      return [401, 'authentication_error'];
    case 'api_key_budget_exceeded':
    case 'member_budget_exceeded':
    case 'team_budget_exceeded':
    case 'workspace_budget_exceeded':
    case 'organization_budget_exceeded':
    case 'subscription_budget_exceeded':
    case 'credit_exhausted':
      return [402, 'budget_exceeded'];
    case 'model_not_priced':
    case 'model_not_subscribed':
    case 'request_cancelled':
    case 'permission_denied':
    case 'scope_missing':
    case 'cross_origin_refused':
    case 'model_not_allowed':
    case 'ip_address_not_allowed':
    case 'endpoint_not_allowed':
      return [403, 'permission_error'];
    case 'route_not_found':
    case 'model_not_found':
    case 'model_retired':
    case 'not_found':
      return [404, 'not_found_error'];
    case 'method_not_allowed':
      return [405, 'invalid_request_error'];
    case 'request_timeout':
      return [408, 'timeout_error'];
    case 'conflict':
    case 'name_taken':
    case 'last_admin':
    case 'last_owner':
    case 'already_member':
    case 'already_invited':
    case 'invitation_closed':
    case 'identity_taken':
    case 'last_identity':
    case 'already_revoked':
    case 'idempotency_key_reused':
    case 'request_in_progress':
      return [409, 'conflict_error'];
    case 'body_too_large':
      return [413, 'invalid_request_error'];
    case 'unsupported_media_type':
      return [415, 'invalid_request_error'];
    case 'requests_per_minute_exceeded':
    case 'tokens_per_minute_exceeded':
    case 'parallel_requests_exceeded':
    case 'request_quota_exceeded':
    case 'token_quota_exceeded':
    case 'too_many_requests':
      return [429, 'rate_limit_error'];
    case 'headers_too_large':
      return [431, 'invalid_request_error'];
    case 'internal_error':
      return [500, 'internal_error'];
    case 'identity_provider_unavailable':
      return [502, 'upstream_error'];
    case 'limits_unavailable':
    case 'no_deployment_available':
    case 'deployments_busy':
    case 'credential_unavailable':
    case 'ledger_unavailable':
    case 'usage_not_recordable':
    case 'body_memory_full':
    case 'database_unavailable':
    case 'shutting_down':
      return [503, 'overloaded_error'];
  }
}

function fromProvider(error: ProviderError): HttpError {
  const { words } = error;
  const base = { code: error.code, param: null, details: words?.details ?? null, retryAfterS: null };
  switch (error.code) {
    case 'upstream_rejected':
    case 'upstream_rate_limited':
    case 'upstream_usage_limited': {
      const status = error.status ?? 400;
      return {
        status,
        type: words?.type && isName(words.type) ? words.type : typeOfStatus(status),
        details: base.details,
        code: words?.code ?? error.code,
        message: words?.message ?? `The upstream rejected the request with status ${status}.`,
        param: words?.param ?? null,
        retryAfterS: retryAfter(status, error.retryAfterMs),
      };
    }
    case 'upstream_credential_rejected':
      return {
        ...base,
        status: 502,
        type: 'upstream_error',
        message: `The upstream did not accept the gateway's credential${words ? `: ${words.message}` : '.'}`,
        details: null,
      };
    case 'upstream_overloaded':
      return {
        ...base,
        status: 503,
        type: 'overloaded_error',
        message: words?.message ?? 'The upstream is overloaded.',
        retryAfterS: retryAfter(503, error.retryAfterMs),
      };
    case 'upstream_error_event':
      return {
        ...base,
        status: 502,
        type: 'upstream_error',
        message: words?.message ?? 'The upstream reported an error.',
      };
    case 'upstream_failed':
      return {
        ...base,
        status: 502,
        type: 'upstream_error',
        message: words?.message ?? `The upstream failed with status ${error.status ?? 'unknown'}.`,
      };
    case 'upstream_connect_failed':
    case 'upstream_address_refused':
      return { ...base, status: 502, type: 'upstream_error', message: 'The upstream cannot be reached.' };
    case 'upstream_connection_lost':
      return {
        ...base,
        status: 502,
        type: 'upstream_error',
        message: 'The connection to the upstream broke before the response was complete.',
      };
    case 'upstream_ended_early':
      return {
        ...base,
        status: 502,
        type: 'upstream_error',
        message: 'The upstream ended the stream before the response was complete.',
      };
    case 'upstream_malformed_answer':
      return {
        ...base,
        status: 502,
        type: 'upstream_error',
        message: 'The upstream sent a response that cannot be read.',
      };
    case 'upstream_answer_too_large':
      return {
        ...base,
        status: 502,
        type: 'upstream_error',
        message: 'The response of the upstream is too large.',
      };
    case 'upstream_connect_timeout':
      return {
        ...base,
        status: 504,
        type: 'timeout_error',
        message: 'The upstream did not accept the connection in time.',
      };
    case 'upstream_first_byte_timeout':
      return {
        ...base,
        status: 504,
        type: 'timeout_error',
        message: 'The upstream did not start to respond in time.',
      };
    case 'upstream_idle_timeout':
      return {
        ...base,
        status: 504,
        type: 'timeout_error',
        message: 'The upstream stopped sending data in the middle of the response.',
      };
    case 'upstream_total_timeout':
      return {
        ...base,
        status: 504,
        type: 'timeout_error',
        message: 'The upstream did not finish the response in time.',
      };
  }
}

/** Whether it looks like the name of a kind of error, and not like a sentence. */
function isName(type: string): boolean {
  return /^[\w.-]{1,64}$/.test(type);
}

function typeOfStatus(status: number): ErrorType {
  switch (status) {
    case 403:
      return 'permission_error';
    case 404:
      return 'not_found_error';
    case 409:
      return 'conflict_error';
    case 429:
      return 'rate_limit_error';
    default:
      return 'invalid_request_error';
  }
}

function retryAfter(status: number, delayMs: number | undefined): number | null {
  if (status === 409 && delayMs === undefined) return null;
  if (status !== 409 && status !== 429 && status !== 503) return null;
  return delayMs === undefined ? DEFAULT_RETRY_AFTER_S : Math.max(1, Math.ceil(delayMs / 1000));
}
