import type { CatalogModel, ManagedModel as ManagedModelContract } from '@weir/contracts/admin-models';
import type { ModelPrices as ModelPricesContract } from '@weir/contracts/model-prices';
import { formatUsd } from '@weir/domain/kernel';
import {
  lifecycleAt,
  type ManagedModel,
  type Model,
  type ModelPrices,
  type PriceList,
  pricesAt,
  TOKEN_PRICES,
  type TokenPrices,
} from '@weir/domain/models';
import { snakeCase } from '@weir/domain/usage';
import type { z } from 'zod';

type PricesWire = z.input<typeof ModelPricesContract>;
type TokenPricesWire = Omit<PricesWire['tiers'][number], 'from_input_tokens'>;

export function toManagedModelWire(model: ManagedModel, nowMs: number): z.input<typeof ManagedModelContract> {
  return {
    ...toWire(model, model.aliases, nowMs),
    enabled: model.enabled,
    drop_params: [...model.dropParams],
    served_by: [...model.servedBy],
    routing: {
      strategy: model.routing.strategy,
      stickiness: model.routing.stickiness,
      max_attempts: model.routing.maxAttempts,
      retry_time_ms: model.routing.retryTimeMs,
      hedge_after_ms: model.routing.hedgeAfterMs,
    },
    later_prices: model.laterPrices
      .filter(({ effectiveFrom }) => effectiveFrom.getTime() > nowMs)
      .map(toPricesWire),
  };
}

export function toCatalogModelWire(model: ManagedModel, nowMs: number): z.input<typeof CatalogModel> {
  return { ...toWire(model, model.aliases, nowMs), ready: model.servedBy.length > 0 };
}

function toWire(model: Model, aliases: readonly string[], nowMs: number) {
  const { lifecycle } = model;
  return {
    id: model.id,
    name: model.name,
    owned_by: model.ownedBy,
    aliases: [...aliases],
    context_length: model.contextLength,
    max_output_tokens: model.maxOutputTokens,
    capabilities: [...model.capabilities],
    state: lifecycleAt(lifecycle, nowMs),
    deprecated_at: lifecycle.deprecatedAt?.toISOString() ?? null,
    retires_at: lifecycle.retiresAt?.toISOString() ?? null,
    restricted: model.restricted,
    requires_subscription: model.requiresSubscription,
    free: model.free,
    prices: toPricesWire(pricesAt(model, nowMs)),
    created_at: model.createdAt.toISOString(),
  };
}

export function toPricesWire(prices: PriceList): PricesWire {
  return {
    id: prices.id,
    effective_from: prices.id === null ? null : prices.effectiveFrom.toISOString(),
    ...toUnsetPricesWire(prices),
  };
}

/** Prices that are no list yet. */
export function toUnsetPricesWire(prices: ModelPrices): Omit<PricesWire, 'id' | 'effective_from'> {
  const display = TOKEN_PRICES.map(
    (kind) => [snakeCase(kind).replace('_nano_usd_per_million', ''), usd(prices[kind])] as const,
  );
  return {
    ...tokenPrices(prices),
    request_nano_usd: prices.requestNanoUsd?.toString() ?? null,
    unit_nano_usd: prices.unitNanoUsd?.toString() ?? null,
    tiers: prices.tiers.map((tier) => ({ from_input_tokens: tier.fromInputTokens, ...tokenPrices(tier) })),
    display: {
      ...Object.fromEntries(display),
      request: usd(prices.requestNanoUsd),
      unit: usd(prices.unitNanoUsd),
    },
  };
}

function tokenPrices(prices: TokenPrices): TokenPricesWire {
  return Object.fromEntries(
    TOKEN_PRICES.map((kind) => [snakeCase(kind), prices[kind]?.toString() ?? null]),
  ) as unknown as TokenPricesWire;
}

function usd(amount: bigint | null): string | null {
  return amount === null ? null : formatUsd(amount);
}
