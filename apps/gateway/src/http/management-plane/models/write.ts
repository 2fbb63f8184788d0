import {
  createModelOperation,
  removeModelOperation,
  restoreModelOperation,
  updateModelOperation,
} from '@weir/contracts/admin-models';
import { priceModelOperation } from '@weir/contracts/model-prices';
import { createModel, priceModel, removeModel, restoreModel, updateModel } from '@weir/domain/models';
import { handle } from '../endpoint.ts';
import { toPrices } from './to-prices.ts';
import { toManagedModelWire, toPricesWire } from './to-wire.ts';

export const createModelEndpoint = handle(createModelOperation, async ({ caller, body }, { management }) => {
  const model = await createModel(
    caller,
    {
      name: body.name,
      ownedBy: body.owned_by,
      contextLength: body.context_length,
      maxOutputTokens: body.max_output_tokens,
      capabilities: body.capabilities,
      dropParams: body.drop_params,
      aliases: body.aliases,
      restricted: body.restricted,
      free: body.free,
      routing: {
        strategy: body.routing.strategy,
        stickiness: body.routing.stickiness,
        maxAttempts: body.routing.max_attempts,
        retryTimeMs: body.routing.retry_time_ms,
        hedgeAfterMs: body.routing.hedge_after_ms,
      },
      lifecycle: { deprecatedAt: null, retiresAt: null },
      enabled: true,
    },
    management,
  );
  return toManagedModelWire(model, management.clock.nowMs());
});

export const updateModelEndpoint = handle(
  updateModelOperation,
  async ({ caller, params, body }, { management }) => {
    const { model } = await updateModel(
      caller,
      { id: params.model_id },
      {
        ownedBy: body.owned_by,
        contextLength: body.context_length,
        maxOutputTokens: body.max_output_tokens,
        capabilities: body.capabilities,
        dropParams: body.drop_params,
        aliases: body.aliases,
        restricted: body.restricted,
        free: body.free,
        routing: {
          strategy: body.routing?.strategy,
          stickiness: body.routing?.stickiness,
          maxAttempts: body.routing?.max_attempts,
          retryTimeMs: body.routing?.retry_time_ms,
          hedgeAfterMs: body.routing?.hedge_after_ms,
        },
        deprecatedAt: toDate(body.deprecated_at),
        retiresAt: toDate(body.retires_at),
      },
      management,
    );
    return toManagedModelWire(model, management.clock.nowMs());
  },
);

export const removeModelEndpoint = handle(
  removeModelOperation,
  async ({ caller, params }, { management }) => {
    await removeModel(caller, { id: params.model_id }, management);
  },
);

export const restoreModelEndpoint = handle(
  restoreModelOperation,
  async ({ caller, params }, { management }) => {
    const { model } = await restoreModel(caller, { id: params.model_id }, management);
    return toManagedModelWire(model, management.clock.nowMs());
  },
);

export const priceModelEndpoint = handle(
  priceModelOperation,
  async ({ caller, params, body }, { management }) => {
    const effectiveFrom = toDate(body.effective_from) ?? null;
    const key = { id: params.model_id };
    return toPricesWire(await priceModel(caller, key, toPrices(body), management, effectiveFrom));
  },
);

function toDate(text: string | null | undefined): Date | null | undefined {
  return typeof text === 'string' ? new Date(text) : text;
}
