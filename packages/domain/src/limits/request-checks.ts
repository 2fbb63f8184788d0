import { type AuthenticatedKey, isSubscribed } from '../api-key-authentication/authenticated-key.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { ModelId } from '../kernel/ids.ts';
import type { Model } from '../models/model.ts';
import { LIMIT_SCOPES, type Limit, type ParallelLimit, type QuotaLimit, type RateLimit } from './limit.ts';

/**
 * The limits that apply to the requests of a key for a model, in the order in which they refuse: money, then other quotas, parallel
 * requests, requests per minute, tokens per minute; each from the key up to the organization. Soft quotas refuse nothing,
 * so they are not among them.
 */
export interface RequestChecks {
  readonly quotas: readonly QuotaLimit[];
  readonly parallel: readonly ParallelLimit[];
  readonly requestRates: readonly RateLimit[];
  readonly tokenRates: readonly RateLimit[];
  /** Whether an amount of money limits the request, softly or not: then the price of its model must be known. */
  readonly needsPrice: boolean;
  /** Whether nothing is to be checked. */
  readonly isEmpty: boolean;
}

/** All of them, in the order in which they refuse. */
export function checkedLimits({
  quotas,
  parallel,
  requestRates,
  tokenRates,
}: RequestChecks): readonly Limit[] {
  return [...quotas, ...parallel, ...requestRates, ...tokenRates];
}

const ORDER_OF_QUOTAS: readonly string[] = ['budget', 'credit', 'request_quota', 'token_quota'];

/** The limits of a key that apply to its requests for a model, soft ones too, from the key up to the organization. */
export function limitsFor(key: AuthenticatedKey, model: Model): readonly Limit[] {
  const subscription = key.subscriptions.get(model.id);
  return key.limits
    .filter(({ modelId }) => modelId === null || modelId === model.id)
    .filter(({ scope, scopeId }) => scope !== 'subscription' || scopeId === subscription)
    .filter((limit) => key.mode === 'live' || !isOfMoney(limit))
    .toSorted((a, b) => LIMIT_SCOPES.indexOf(a.scope) - LIMIT_SCOPES.indexOf(b.scope));
}

/** @throws DomainError `model_not_subscribed` */
function compile(key: AuthenticatedKey, model: Model): RequestChecks {
  if (!isSubscribed(key, model)) {
    throw new DomainError('model_not_subscribed', `The model \`${model.name}\` needs a subscription.`, {
      param: 'model',
    });
  }
  const limits = limitsFor(key, model);
  const quotas = limits
    .filter((limit): limit is QuotaLimit => 'hard' in limit && limit.hard)
    .toSorted((a, b) => ORDER_OF_QUOTAS.indexOf(a.kind) - ORDER_OF_QUOTAS.indexOf(b.kind));
  const parallel = limits.filter((limit): limit is ParallelLimit => limit.kind === 'parallel_requests');
  const requestRates = limits.filter((limit): limit is RateLimit => limit.kind === 'requests_per_minute');
  const tokenRates = limits.filter((limit): limit is RateLimit => limit.kind === 'tokens_per_minute');
  const needsPrice = limits.some(isOfMoney);
  const isEmpty =
    !needsPrice && quotas.length + parallel.length + requestRates.length + tokenRates.length === 0;
  return Object.freeze({ quotas, parallel, requestRates, tokenRates, needsPrice, isEmpty });
}

/** Whether a limit is an amount of money. Requests of test keys cost nothing, so none of these applies to them. */
export function isOfMoney({ kind }: Limit): boolean {
  return kind === 'budget' || kind === 'credit';
}

/** Finds the checks of requests. They are made once for a model and a key, as it was looked up. */
export class RequestChecksFinder {
  readonly #checks = new WeakMap<AuthenticatedKey, Map<ModelId, { model: Model; checks: RequestChecks }>>();

  /** @throws DomainError `model_not_subscribed` */
  find(key: AuthenticatedKey, model: Model): RequestChecks {
    let ofKey = this.#checks.get(key);
    const found = ofKey?.get(model.id);
    // A change of the catalog makes new models.
    if (found !== undefined && found.model === model) return found.checks;
    const checks = compile(key, model);
    if (ofKey === undefined) {
      ofKey = new Map();
      this.#checks.set(key, ofKey);
    }
    ofKey.set(model.id, { model, checks });
    return checks;
  }
}
