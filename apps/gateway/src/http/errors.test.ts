import { ProviderError, type ProviderErrorCode } from '@weir/domain/inference';
import { DomainError, type DomainErrorCode } from '@weir/domain/kernel';
import { describe, expect, it } from 'vitest';
import { codeOf, toEnvelope, toHttpError } from './errors.ts';

const DOMAIN = {
  malformed_request: [400, 'invalid_request_error'],
  malformed_json: [400, 'invalid_request_error'],
  malformed_form: [400, 'invalid_request_error'],
  invalid_parameter: [400, 'invalid_request_error'],
  unsupported_parameter: [400, 'invalid_request_error'],
  operation_not_served: [400, 'invalid_request_error'],
  range_too_long: [400, 'invalid_request_error'],
  missing_parameter: [400, 'invalid_request_error'],
  api_key_missing: [401, 'authentication_error'],
  api_key_malformed: [401, 'authentication_error'],
  api_key_unknown: [401, 'authentication_error'],
  api_key_revoked: [401, 'authentication_error'],
  api_key_expired: [401, 'authentication_error'],
  credential_not_accepted: [401, 'authentication_error'],
  route_not_found: [404, 'not_found_error'],
  model_not_found: [404, 'not_found_error'],
  model_retired: [404, 'not_found_error'],
  not_found: [404, 'not_found_error'],
  method_not_allowed: [405, 'invalid_request_error'],
  request_timeout: [408, 'timeout_error'],
  conflict: [409, 'conflict_error'],
  body_too_large: [413, 'invalid_request_error'],
  unsupported_media_type: [415, 'invalid_request_error'],
  session_missing: [401, 'authentication_error'],
  session_expired: [401, 'authentication_error'],
  access_token_invalid: [401, 'authentication_error'],
  personal_access_token_invalid: [401, 'authentication_error'],
  service_account_token_invalid: [401, 'authentication_error'],
  refresh_token_invalid: [401, 'authentication_error'],
  sign_in_failed: [401, 'authentication_error'],
  setup_link_invalid: [401, 'authentication_error'],
  account_deactivated: [401, 'authentication_error'],
  permission_denied: [403, 'permission_error'],
  scope_missing: [403, 'permission_error'],
  cross_origin_refused: [403, 'permission_error'],
  model_not_allowed: [403, 'permission_error'],
  ip_address_not_allowed: [403, 'permission_error'],
  endpoint_not_allowed: [403, 'permission_error'],
  name_taken: [409, 'conflict_error'],
  last_admin: [409, 'conflict_error'],
  last_owner: [409, 'conflict_error'],
  already_member: [409, 'conflict_error'],
  already_invited: [409, 'conflict_error'],
  invitation_closed: [409, 'conflict_error'],
  identity_taken: [409, 'conflict_error'],
  last_identity: [409, 'conflict_error'],
  already_revoked: [409, 'conflict_error'],
  idempotency_key_reused: [409, 'conflict_error'],
  request_in_progress: [409, 'conflict_error'],
  api_key_budget_exceeded: [402, 'budget_exceeded'],
  member_budget_exceeded: [402, 'budget_exceeded'],
  team_budget_exceeded: [402, 'budget_exceeded'],
  workspace_budget_exceeded: [402, 'budget_exceeded'],
  organization_budget_exceeded: [402, 'budget_exceeded'],
  subscription_budget_exceeded: [402, 'budget_exceeded'],
  credit_exhausted: [402, 'budget_exceeded'],
  model_not_priced: [403, 'permission_error'],
  model_not_subscribed: [403, 'permission_error'],
  request_cancelled: [403, 'permission_error'],
  too_many_requests: [429, 'rate_limit_error'],
  request_quota_exceeded: [429, 'rate_limit_error'],
  token_quota_exceeded: [429, 'rate_limit_error'],
  requests_per_minute_exceeded: [429, 'rate_limit_error'],
  tokens_per_minute_exceeded: [429, 'rate_limit_error'],
  parallel_requests_exceeded: [429, 'rate_limit_error'],
  limits_unavailable: [503, 'overloaded_error'],
  headers_too_large: [431, 'invalid_request_error'],
  internal_error: [500, 'internal_error'],
  identity_provider_unavailable: [502, 'upstream_error'],
  no_deployment_available: [503, 'overloaded_error'],
  deployments_busy: [503, 'overloaded_error'],
  credential_unavailable: [503, 'overloaded_error'],
  ledger_unavailable: [503, 'overloaded_error'],
  usage_not_recordable: [503, 'overloaded_error'],
  body_memory_full: [503, 'overloaded_error'],
  database_unavailable: [503, 'overloaded_error'],
  shutting_down: [503, 'overloaded_error'],
} as const satisfies Record<DomainErrorCode, readonly [number, string]>;

const PROVIDER = {
  upstream_rejected: [400, 'invalid_request_error'],
  upstream_credential_rejected: [502, 'upstream_error'],
  upstream_rate_limited: [429, 'rate_limit_error'],
  upstream_usage_limited: [429, 'rate_limit_error'],
  upstream_failed: [502, 'upstream_error'],
  upstream_overloaded: [503, 'overloaded_error'],
  upstream_connect_failed: [502, 'upstream_error'],
  upstream_address_refused: [502, 'upstream_error'],
  upstream_connect_timeout: [504, 'timeout_error'],
  upstream_first_byte_timeout: [504, 'timeout_error'],
  upstream_idle_timeout: [504, 'timeout_error'],
  upstream_total_timeout: [504, 'timeout_error'],
  upstream_connection_lost: [502, 'upstream_error'],
  upstream_ended_early: [502, 'upstream_error'],
  upstream_error_event: [502, 'upstream_error'],
  upstream_malformed_answer: [502, 'upstream_error'],
  upstream_answer_too_large: [502, 'upstream_error'],
} as const satisfies Record<ProviderErrorCode, readonly [number, string]>;

describe('what goes wrong at the gateway', () => {
  it.each(Object.entries(DOMAIN))('%s is %j', (code, [status, type]) => {
    const error = new DomainError(code as DomainErrorCode, 'Public words.', {
      internal: 'inner',
      param: 'p',
    });

    expect(toHttpError(error)).toEqual({
      status,
      type,
      code,
      message: 'Public words.',
      param: 'p',
      details: null,
      retryAfterS: [429, 503].includes(status) ? 1 : null,
    });
    expect(codeOf(error)).toBe(code);
  });

  it('is an internal error that shows nothing of its cause when it is anything else', () => {
    for (const error of [new TypeError('secret detail'), 'secret detail', null, undefined]) {
      expect(toHttpError(error)).toMatchObject({
        status: 500,
        type: 'internal_error',
        code: 'internal_error',
      });
      expect(JSON.stringify(toHttpError(error))).not.toContain('secret detail');
      expect(codeOf(error)).toBe('internal_error');
    }
  });
});

describe('what goes wrong at the upstream', () => {
  it.each(Object.entries(PROVIDER))('%s is %j', (code, [status, type]) => {
    const error = new ProviderError(code as ProviderErrorCode, status === 429 ? { status } : {});

    expect(toHttpError(error)).toMatchObject({ status, type, code, param: null });
    expect(toHttpError(error).message).toMatch(/^[A-Z].*\.$/);
    expect(codeOf(error)).toBe(code);
  });

  const words = {
    message: 'Theirs.',
    type: 'their_type',
    code: 'their_code',
    param: 'theirs',
    details: { n_ctx: 4096 },
  };

  it.each([
    [400, 'invalid_request_error'],
    [403, 'permission_error'],
    [404, 'not_found_error'],
    [409, 'conflict_error'],
    [422, 'invalid_request_error'],
  ])('keeps the status and all words of a rejection: %i', (status, type) => {
    const ofWords = (some: Partial<typeof words>) =>
      toHttpError(new ProviderError('upstream_rejected', { status, words: { ...words, ...some } }));

    expect(ofWords({})).toEqual({ status, ...words, retryAfterS: null });
    expect(ofWords({ code: 400 as never }).code).toBe(400);
    expect(ofWords({ type: 'Not the name of a kind.' }).type).toBe(type);
    expect(ofWords({ type: null as never }).type).toBe(type);
  });

  it('keeps the message of a failure, under Weir’s own code', () => {
    expect(toHttpError(new ProviderError('upstream_failed', { status: 500, words }))).toMatchObject({
      status: 502,
      type: 'upstream_error',
      code: 'upstream_failed',
      message: 'Theirs.',
      details: { n_ctx: 4096 },
    });
  });

  it('says whose credential was rejected, and why', () => {
    const error = new ProviderError('upstream_credential_rejected', { status: 401, words });

    expect(toHttpError(error)).toMatchObject({
      code: 'upstream_credential_rejected',
      message: "The upstream did not accept the gateway's credential: Theirs.",
    });
  });
});

describe('Retry-After', () => {
  it.each([
    [undefined, 1],
    [0, 1],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
    [86_400_000, 86_400],
  ])('is whole seconds, never sooner than asked for and never zero: %s ms', (retryAfterMs, seconds) => {
    const limited = new ProviderError('upstream_rate_limited', { status: 429, retryAfterMs });

    expect(toHttpError(limited).retryAfterS).toBe(seconds);
  });

  it('is not given where trying again does not help', () => {
    expect(toHttpError(new ProviderError('upstream_failed', { retryAfterMs: 5_000 })).retryAfterS).toBeNull();
  });
});

describe('a refusal by a limit', () => {
  const limit = {
    ...{ scope: 'workspace', scopeId: 'w1', model: 'm', headers: [], resetsAtMs: Date.UTC(2026, 1, 1) },
    checked: [],
  };

  it('says in its details what the limit is, money as strings', () => {
    const error = new DomainError('workspace_budget_exceeded', 'Spent.', {
      limit: { ...limit, unit: 'nano_usd', amount: 9_007_199_254_740_993n, observed: 12n },
    });

    expect(JSON.parse(toEnvelope(toHttpError(error), 'req_1')).error).toEqual({
      message: 'Spent.',
      type: 'budget_exceeded',
      code: 'workspace_budget_exceeded',
      param: null,
      details: {
        scope: 'workspace',
        scope_id: 'w1',
        unit: 'nano_usd',
        limit_nano_usd: '9007199254740993',
        observed_nano_usd: '12',
        resets_at: '2026-02-01T00:00:00.000Z',
      },
      request_id: 'req_1',
    });
  });

  it('says when to try again, and counts as numbers', () => {
    const error = new DomainError('tokens_per_minute_exceeded', 'Full.', {
      retryAfterMs: 4_200,
      limit: { ...limit, unit: 'tokens', amount: 100n, observed: 90n, resetsAtMs: null },
    });

    expect(toHttpError(error)).toMatchObject({
      status: 429,
      retryAfterS: 5,
      details: { details: { unit: 'tokens', limit: 100, observed: 90, resets_at: null } },
    });
  });
});

describe('the envelope', () => {
  it('has every member, and survives whatever a message holds', () => {
    const envelope = toEnvelope(
      { ...toHttpError(new DomainError('not_found', 'A "quote"\n\n🌊')), param: null },
      'req_1',
    );

    expect(envelope).not.toContain('\n');
    expect(JSON.parse(envelope)).toEqual({
      error: {
        message: 'A "quote"\n\n🌊',
        type: 'not_found_error',
        code: 'not_found',
        param: null,
        request_id: 'req_1',
      },
    });
  });

  it('has the further members of an upstream’s error, which replace none of its own', () => {
    const words = { message: 'm', type: 't', code: 1, param: null, details: { n_ctx: 7, request_id: 'x' } };
    const envelope = toEnvelope(toHttpError(new ProviderError('upstream_rejected', { words })), 'req_1');

    expect(JSON.parse(envelope)).toEqual({
      error: { message: 'm', type: 't', code: 1, param: null, n_ctx: 7, request_id: 'req_1' },
    });
  });
});
