/**
 * Every failure that Weir itself reports. Closed: a new code does not compile until the switch that maps codes to HTTP
 * answers knows it. Failures of an upstream are `ProviderError`s.
 */
export type DomainErrorCode =
  | 'malformed_request'
  | 'malformed_json'
  | 'malformed_form'
  | 'invalid_parameter'
  /** What the client asks for cannot be translated for the upstream of the model. */
  | 'unsupported_parameter'
  /** No upstream of the model can serve this endpoint. */
  | 'operation_not_served'
  | 'missing_parameter'
  /** A range of days is longer than a report may be. */
  | 'range_too_long'
  | 'request_timeout'
  | 'headers_too_large'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'route_not_found'
  | 'method_not_allowed'
  | 'api_key_missing'
  | 'api_key_malformed'
  | 'api_key_unknown'
  | 'api_key_revoked'
  | 'api_key_expired'
  | 'credential_not_accepted'
  | 'session_missing'
  | 'session_expired'
  | 'access_token_invalid'
  | 'personal_access_token_invalid'
  | 'service_account_token_invalid'
  | 'refresh_token_invalid'
  | 'sign_in_failed'
  | 'identity_provider_unavailable'
  | 'setup_link_invalid'
  | 'account_deactivated'
  | 'permission_denied'
  | 'scope_missing'
  | 'cross_origin_refused'
  | 'model_not_allowed'
  | 'ip_address_not_allowed'
  | 'endpoint_not_allowed'
  | 'model_not_found'
  | 'model_retired'
  | 'not_found'
  | 'conflict'
  | 'name_taken'
  | 'last_admin'
  | 'last_owner'
  | 'already_member'
  | 'already_invited'
  | 'invitation_closed'
  | 'identity_taken'
  | 'last_identity'
  | 'already_revoked'
  | 'idempotency_key_reused'
  | 'request_in_progress'
  | 'too_many_requests'
  | 'api_key_budget_exceeded'
  | 'member_budget_exceeded'
  | 'team_budget_exceeded'
  | 'workspace_budget_exceeded'
  | 'organization_budget_exceeded'
  | 'subscription_budget_exceeded'
  | 'credit_exhausted'
  | 'request_quota_exceeded'
  | 'token_quota_exceeded'
  | 'requests_per_minute_exceeded'
  | 'tokens_per_minute_exceeded'
  | 'parallel_requests_exceeded'
  | 'model_not_priced'
  | 'model_not_subscribed'
  | 'limits_unavailable'
  | 'request_cancelled'
  | 'no_deployment_available'
  /** Every deployment of the model has as many attempts running as it may. */
  | 'deployments_busy'
  /** A provider credential can be neither sealed nor opened: the key service is away or refuses. */
  | 'credential_unavailable'
  | 'ledger_unavailable'
  | 'usage_not_recordable'
  | 'body_memory_full'
  | 'database_unavailable'
  | 'shutting_down'
  | 'internal_error';

/** A limit that was looked at for a request that was refused. Ids and amounts only, in the unit of its kind. */
export interface CheckedLimitFacts {
  readonly id: string;
  readonly scope: string;
  readonly scopeId: string;
  /** Null: of requests to every model. */
  readonly modelId: string | null;
  readonly kind: string;
  /** Null of a rate and of parallel requests. */
  readonly period: string | null;
  readonly amount: bigint;
  /** Null where the counts that decided do not say. */
  readonly used: bigint | null;
  readonly reserved: bigint | null;
  /** Milliseconds since 1970; null where it is not known, or never. */
  readonly resetsAtMs: number | null;
  /** Whether it is the one that refused. */
  readonly refuses: boolean;
}

/** The limit that refused a request, as the client and the record of refusals get it. Ids and amounts only. */
export interface RefusingLimit {
  readonly scope: string;
  readonly scopeId: string;
  readonly unit: 'nano_usd' | 'requests' | 'tokens';
  /** In the unit. */
  readonly amount: bigint;
  /** What is used, with what running requests hold. */
  readonly observed: bigint;
  /** When the limit allows requests again, milliseconds since 1970; null when nobody can know. */
  readonly resetsAtMs: number | null;
  /** The catalog's name of the model. */
  readonly model: string;
  /** Headers that tell the client the rest of its limits: name, value, name, value. */
  readonly headers: readonly string[];
  /** All limits that were looked at, itself included, in the order in which they refuse; at most 16. */
  readonly checked: readonly CheckedLimitFacts[];
}

/** What a client may do with an error, by names in snake case. */
export type ErrorFacts = Readonly<
  Record<string, string | number | readonly Readonly<Record<string, string | number>>[]>
>;

export interface DomainErrorOptions {
  /** The request parameter at fault, as the client wrote it. */
  param?: string;
  /** For logs: ids, codes and counts only, never content or credentials. */
  internal?: string;
  /** Whether the same call may succeed later. Default false. */
  retryable?: boolean;
  /** When to try again, milliseconds from now. */
  retryAfterMs?: number;
  /** Set when a limit refused the request. */
  limit?: RefusingLimit;
  /** Shown to the client as `details`. Neither content nor credentials. */
  details?: ErrorFacts;
  cause?: unknown;
}

/** A failure on its way to the edge. Recognised by `code`, never by its message. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: DomainErrorCode;
  /** Shown to the client unchanged, so it contains nothing of the cause. */
  readonly publicMessage: string;
  readonly param: string | undefined;
  readonly internal: string | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly limit: RefusingLimit | undefined;
  readonly details: ErrorFacts | undefined;

  constructor(code: DomainErrorCode, publicMessage: string, options: DomainErrorOptions = {}) {
    super(publicMessage, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.publicMessage = publicMessage;
    this.param = options.param;
    this.internal = options.internal;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.limit = options.limit;
    this.details = options.details;
  }
}

export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError';
}
