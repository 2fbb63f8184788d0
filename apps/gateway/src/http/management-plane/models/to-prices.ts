import type { PriceModel } from '@weir/contracts/model-prices';
import { type ModelPrices, TOKEN_PRICES, type TokenPrices } from '@weir/domain/models';
import { snakeCase } from '@weir/domain/usage';
import type { z } from 'zod';

/** The prices of a request's body. */
export function toPrices(body: z.output<typeof PriceModel>): ModelPrices {
  return {
    ...toTokenPrices(body),
    requestNanoUsd: amount(body.request_nano_usd),
    unitNanoUsd: amount(body.unit_nano_usd),
    tiers: body.tiers.map((tier) => ({ fromInputTokens: tier.from_input_tokens, ...toTokenPrices(tier) })),
  };
}

function toTokenPrices(wire: Readonly<Record<string, unknown>>): TokenPrices {
  return Object.fromEntries(
    TOKEN_PRICES.map((kind) => [kind, amount(wire[snakeCase(kind)] as string | null)]),
  ) as unknown as TokenPrices;
}

function amount(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
