import { type CheckedLimitFacts, DomainError, type DomainErrorCode } from '../kernel/domain-error.ts';
import { formatUsd } from '../kernel/money.ts';
import type { Model } from '../models/model.ts';
import { type Limit, UNIT_OF_QUOTA } from './limit.ts';
import type { LimitReading } from './ports.ts';

/** When a request may be sent again that a quota without an end refused: somebody has to raise it first. */
const NEVER_RESETS_RETRY_AFTER_MS = 3_600_000;

/** Limits that a refusal names. */
const MAX_CHECKED = 16;

/** What a limit was measured at when it refused a request. */
export interface RefusalFacts {
  readonly model: Pick<Model, 'name'>;
  /** What is used, with what running requests hold, in the unit of the limit. */
  readonly observed: bigint;
  /** When the limit allows requests again, milliseconds since 1970; null when nobody can know. */
  readonly resetsAtMs: number | null;
  /** When trying again makes sense, milliseconds from now; null: when the limit resets. */
  readonly retryAfterMs: number | null;
  readonly nowMs: number;
  /** Name, value, name, value. */
  readonly headers: readonly string[];
  /** All limits that were looked at; none where a running stream has reached the limit. */
  readonly readings?: readonly LimitReading[];
}

/** The refusal of a request by a limit: 402 for money, else 429 with `Retry-After`. */
export function limitRefusal(limit: Limit, facts: RefusalFacts): DomainError {
  const { model, observed, resetsAtMs, headers, nowMs, readings = [] } = facts;
  const { scope, scopeId, amount } = limit;
  const untilReset = resetsAtMs === null ? NEVER_RESETS_RETRY_AFTER_MS : Math.max(0, resetsAtMs - nowMs);
  return new DomainError(codeOf(limit), messageOf(limit, observed), {
    retryAfterMs: facts.retryAfterMs ?? untilReset,
    limit: {
      ...{ scope, scopeId, unit: unitOf(limit), amount, observed, resetsAtMs, model: model.name, headers },
      checked: readings.slice(0, MAX_CHECKED).map((reading) => ({
        ...factsOf(reading),
        ...(reading.limit === limit && { refuses: true, resetsAtMs }),
      })),
    },
  });
}

function factsOf({ limit, used, reserved, resetsAtMs }: LimitReading): CheckedLimitFacts {
  const { id, scope, scopeId, modelId, kind, amount } = limit;
  const period = 'period' in limit ? limit.period : null;
  return { id, scope, scopeId, modelId, kind, period, amount, used, reserved, resetsAtMs, refuses: false };
}

export function unitOf({ kind }: Limit): 'nano_usd' | 'requests' | 'tokens' {
  switch (kind) {
    case 'requests_per_minute':
    case 'parallel_requests':
      return 'requests';
    case 'tokens_per_minute':
      return 'tokens';
    default:
      return UNIT_OF_QUOTA[kind];
  }
}

function codeOf({ kind, scope }: Limit): DomainErrorCode {
  switch (kind) {
    case 'budget':
      return `${scope}_budget_exceeded`;
    case 'credit':
      return 'credit_exhausted';
    default:
      return `${kind}_exceeded`;
  }
}

function messageOf(limit: Limit, observed: bigint): string {
  const { kind, amount } = limit;
  const whose = `this ${limit.scope === 'api_key' ? 'key' : limit.scope}`;
  switch (kind) {
    case 'budget':
      return `This request exceeds the budget of ${whose}: ${formatUsd(observed)} of ${formatUsd(amount)} are used or reserved.`;
    case 'credit':
      return `This request exceeds the credit of this organization: ${formatUsd(observed)} of ${formatUsd(amount)} are used or reserved.`;
    case 'request_quota':
      return `The request quota of ${whose} is exhausted: ${observed} of ${amount} are used.`;
    case 'token_quota':
      return `This request exceeds the token quota of ${whose}: ${observed} of ${amount} tokens are used or reserved.`;
    case 'requests_per_minute':
      return `The limit of ${amount} requests per minute of ${whose} is reached.`;
    case 'tokens_per_minute':
      return `This request exceeds the limit of ${amount} tokens per minute of ${whose}: ${observed} are used or reserved.`;
    case 'parallel_requests':
      return `The limit of ${amount} concurrent requests of ${whose} is reached.`;
  }
}

/** A model without a price, where an amount of money limits its use. */
export function modelNotPriced(model: Pick<Model, 'name'>): DomainError {
  return new DomainError(
    'model_not_priced',
    `The model \`${model.name}\` has no price, so it cannot be used where a budget or a credit applies.`,
    { param: 'model' },
  );
}

/** No share of a quota could be asked for. A hard quota allows nothing then. */
export function limitsUnavailable(retryAfterMs: number): DomainError {
  return new DomainError(
    'limits_unavailable',
    'The gateway cannot check the limits of this key at the moment. Try again shortly.',
    { retryable: true, retryAfterMs },
  );
}
