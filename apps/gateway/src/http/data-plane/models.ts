import { formatUsd, type NanoUsd } from '@weir/domain/kernel';
import { getModel, type ListedModel, listModels, pricesAt } from '@weir/domain/models';
import type { Context } from 'hono';
import type { Services } from '../../compose.ts';
import type { GatewayEnv } from '../bindings.ts';

/** `GET /v1/models`: the models this key may use, in OpenAI's shape with Weir's additions. */
export function listModelsHandler({ apiKeyAuth, catalog, clock }: Services) {
  return async (c: Context<GatewayEnv>) => {
    const key = await apiKeyAuth.authenticate(c.env, 'models');
    return c.json({
      object: 'list',
      data: listModels(key, catalog.current).map((model) => toWire(model, clock.nowMs())),
    });
  };
}

/** `GET /v1/models/{id}`: model names may contain slashes. */
export function getModelHandler({ apiKeyAuth, catalog, clock }: Services) {
  return async (c: Context<GatewayEnv>) => {
    const key = await apiKeyAuth.authenticate(c.env, 'models');
    return c.json(toWire(getModel(key, c.req.param('id') ?? '', catalog.current), clock.nowMs()));
  };
}

function toWire({ model, aliases, ready }: ListedModel, nowMs: number) {
  const prices = pricesAt(model, nowMs);
  return {
    id: model.name,
    object: 'model',
    created: Math.floor(model.createdAt.getTime() / 1000),
    owned_by: model.ownedBy,
    aliases,
    context_length: model.contextLength,
    max_output_tokens: model.maxOutputTokens,
    capabilities: model.capabilities,
    restricted: model.restricted,
    deprecated_at: model.lifecycle.deprecatedAt?.toISOString() ?? null,
    retires_at: model.lifecycle.retiresAt?.toISOString() ?? null,
    ready,
    free: model.free,
    pricing: {
      ...price('input', prices.inputNanoUsdPerMillion),
      ...price('cached_input', prices.cachedInputNanoUsdPerMillion),
      ...price('cache_write', prices.cacheWriteNanoUsdPerMillion),
      ...price('audio_input', prices.audioInputNanoUsdPerMillion),
      ...price('image_input', prices.imageInputNanoUsdPerMillion),
      ...price('output', prices.outputNanoUsdPerMillion),
      ...price('reasoning', prices.reasoningNanoUsdPerMillion),
      ...price('audio_output', prices.audioOutputNanoUsdPerMillion),
      request_nano_usd: prices.requestNanoUsd === null ? null : prices.requestNanoUsd.toString(),
      request: prices.requestNanoUsd === null ? null : formatUsd(prices.requestNanoUsd),
      unit_nano_usd: prices.unitNanoUsd === null ? null : prices.unitNanoUsd.toString(),
      unit: prices.unitNanoUsd === null ? null : formatUsd(prices.unitNanoUsd),
    },
  };
}

/** Per million tokens; null is unknown. */
function price(name: string, amount: NanoUsd | null) {
  return {
    [`${name}_per_million_nano_usd`]: amount === null ? null : amount.toString(),
    [`${name}_per_million`]: amount === null ? null : formatUsd(amount),
  };
}
