import type { Caller } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { newId } from '../kernel/ids.ts';
import type { NanoUsd } from '../kernel/money.ts';
import { changedFields } from '../management/changed-fields.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { writeToPlatform } from '../management/write.ts';
import type { CatalogRepositories, ModelKey } from './managed-model.ts';
import type { ModelPrices, PriceList, TokenPrices } from './model.ts';
import { pricesAt, TOKEN_PRICES } from './price-list.ts';
import { recordModelChange } from './record-model-change.ts';

/** Nobody charges more than a dollar for a token or a request: a higher price is a mistake. */
const MAX_PER_MILLION: NanoUsd = 1_000_000_000_000_000n;
const MAX_PER_REQUEST: NanoUsd = 1_000_000_000n;
const MAX_TIERS = 10;
const MAX_DAYS_AHEAD = 366;

/**
 * Sets prices of a model from now or from a later time on; absent ones stay as they are then. What was there stays in the
 * history, and requests that began before cost what they cost. Discovery changes nothing of it.
 *
 * @throws DomainError `not_found`, `invalid_parameter`, `permission_denied`, `scope_missing`
 */
export function priceModel(
  caller: Caller,
  key: ModelKey,
  change: Partial<ModelPrices>,
  ports: ManagementPorts<CatalogRepositories>,
  effectiveFrom: Date | null = null,
): Promise<PriceList> {
  const now = new Date(ports.clock.nowMs());
  const begin = effectiveFrom ?? now;
  requireSoon(begin, now);
  return writeToPlatform(caller, 'model.price', ports, async ({ models }) => {
    const model = await models.findForUpdate(key);
    if (model === null) throw notFound('model');
    const before = pricesAt(model, begin.getTime());
    const prices: PriceList = {
      ...before,
      ...change,
      id: newId(now.getTime(), ports.randomBytes),
      effectiveFrom: begin,
    };
    checkPrices(prices);
    const changed = changedFields(comparable(before), comparable(prices));
    if (changed.length === 0) return { result: before, target: [] };
    const createdBy = caller.actor.kind === 'user' ? caller.actor.userId : null;
    await models.addPrices(model.id, { prices, source: 'operator', createdAt: now, createdBy });
    const [from, to] = [{ prices: comparable(before) }, { prices: comparable(prices) }];
    await recordModelChange(models, caller, model, 'model.price', from, to, ports, begin);
    return { result: prices, target: { kind: 'model', id: model.id }, changedFields: changed };
  });
}

/** A price of the past would say something else than the records that were made with another one. */
function requireSoon(effectiveFrom: Date, now: Date): void {
  const aheadMs = effectiveFrom.getTime() - now.getTime();
  if (aheadMs >= 0 && aheadMs <= MAX_DAYS_AHEAD * 86_400_000) return;
  throw invalid('effective_from', `effective_from must be within the next ${MAX_DAYS_AHEAD} days.`);
}

function checkPrices(prices: ModelPrices): void {
  if (!isWithin(prices.requestNanoUsd, MAX_PER_REQUEST)) {
    throw invalid('request_nano_usd', 'request_nano_usd must be at most a dollar.');
  }
  if (!isWithin(prices.unitNanoUsd, MAX_PER_REQUEST)) {
    throw invalid('unit_nano_usd', 'unit_nano_usd must be at most a dollar.');
  }
  if (prices.tiers.length > MAX_TIERS) throw invalid('tiers', `tiers: at most ${MAX_TIERS} are allowed.`);
  let previous = 0;
  for (const tier of prices.tiers) {
    if (!Number.isSafeInteger(tier.fromInputTokens) || tier.fromInputTokens <= previous) {
      throw invalid('tiers', 'tiers: from_input_tokens must be positive and increase from tier to tier.');
    }
    previous = tier.fromInputTokens;
    // Else a longer prompt, which costs more, would cost nothing that is known.
    for (const kind of ['inputNanoUsdPerMillion', 'outputNanoUsdPerMillion'] as const) {
      if ((tier[kind] === null) !== (prices[kind] === null)) {
        throw invalid(
          'tiers',
          'tiers: each must have input and output prices if, and only if, the model has them.',
        );
      }
    }
  }
  for (const tier of [prices, ...prices.tiers]) checkTokenPrices(tier);
}

function checkTokenPrices(tier: TokenPrices): void {
  if (TOKEN_PRICES.every((kind) => isWithin(tier[kind], MAX_PER_MILLION))) return;
  throw invalid('prices', 'Prices are at most a dollar per token.');
}

function isWithin(price: NanoUsd | null, maximum: NanoUsd): boolean {
  return price === null || (price >= 0n && price <= maximum);
}

/** By the names of the API. Comparable, and JSON has no bigint. */
function comparable(prices: ModelPrices): Record<string, unknown> {
  return {
    ...texts(prices),
    request_nano_usd: prices.requestNanoUsd?.toString() ?? null,
    unit_nano_usd: prices.unitNanoUsd?.toString() ?? null,
    tiers: prices.tiers.map((tier) => ({ from_input_tokens: tier.fromInputTokens, ...texts(tier) })),
  };
}

function texts(prices: TokenPrices): Record<string, string | null> {
  return Object.fromEntries(
    TOKEN_PRICES.map((kind) => [
      kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      prices[kind]?.toString() ?? null,
    ]),
  );
}

function invalid(param: string, message: string): DomainError {
  return new DomainError('invalid_parameter', message, { param });
}
