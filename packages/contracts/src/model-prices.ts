import { z } from 'zod';
import { GivenTimestamp, Id, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { pathId } from './path-params.ts';

export const Tokens = z.int().min(1).max(2_147_483_647);

/** Nano-USD as text: more than a JSON number can hold. */
const Price = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})$/, 'must be whole nano-USD, at most 16 digits')
  .nullable()
  .meta({ example: '2500000000' });

const tokenPrices = {
  input_nano_usd_per_million: Price,
  cached_input_nano_usd_per_million: Price.meta({ description: 'Null: as input.' }),
  cache_write_nano_usd_per_million: Price.meta({ description: 'Null: as input.' }),
  audio_input_nano_usd_per_million: Price.meta({ description: 'Null: as input.' }),
  image_input_nano_usd_per_million: Price.meta({ description: 'Null: as input.' }),
  output_nano_usd_per_million: Price,
  reasoning_nano_usd_per_million: Price.meta({ description: 'Null: as output.' }),
  audio_output_nano_usd_per_million: Price.meta({ description: 'Null: as output.' }),
};

const PriceTier = z.strictObject({ from_input_tokens: Tokens, ...tokenPrices }).meta({
  id: 'PriceTier',
  description: 'The prices of all tokens of a request with at least so much input.',
});

/** Prices in nano-USD per million tokens, and per request. Null is unknown, never free. */
export const ModelPrices = z
  .strictObject({
    id: Id.nullable().meta({ description: 'Null: prices that nobody has set yet.' }),
    effective_from: Timestamp.nullable(),
    ...tokenPrices,
    request_nano_usd: Price.meta({ description: 'Of each request, in addition.' }),
    unit_nano_usd: Price.meta({
      description: 'Of an image, a second of audio or a character. Null: their tokens are billed.',
    }),
    tiers: z.array(PriceTier),
    display: z
      .record(z.string(), z.string().nullable())
      .meta({ description: 'US dollars, by kind: per million tokens, and per request.' }),
  })
  .meta({ id: 'ModelPrices' });

const SetModelPrices = ModelPrices.extend({
  source: z.enum(['upstream', 'operator']),
  created_at: Timestamp,
  created_by: Id.nullable(),
}).meta({ id: 'SetModelPrices' });

export const ModelPricesList = z
  .strictObject({ data: z.array(SetModelPrices) })
  .meta({ id: 'ModelPricesList' });

const given = <Schema extends z.ZodType>(schema: Schema) => schema.default(null as never);

const givenTokenPrices = {
  input_nano_usd_per_million: given(Price),
  cached_input_nano_usd_per_million: given(Price),
  cache_write_nano_usd_per_million: given(Price),
  audio_input_nano_usd_per_million: given(Price),
  image_input_nano_usd_per_million: given(Price),
  output_nano_usd_per_million: given(Price),
  reasoning_nano_usd_per_million: given(Price),
  audio_output_nano_usd_per_million: given(Price),
};

/** Prices that are absent are null. */
export const PriceModel = z
  .strictObject({
    ...givenTokenPrices,
    request_nano_usd: given(Price),
    unit_nano_usd: given(Price),
    tiers: z
      .array(z.strictObject({ from_input_tokens: Tokens, ...givenTokenPrices }))
      .max(10)
      .default([]),
    effective_from: GivenTimestamp.optional().meta({
      description: 'Now, if absent; else a time of the next 366 days.',
    }),
  })
  .meta({ id: 'PriceModel' });

export const modelParams = z.object({ model_id: pathId<'model'>() });

export const listModelPricesOperation = operation({
  method: 'get',
  path: '/v1/admin/models/{model_id}/prices',
  operationId: 'listModelPrices',
  tag: 'Platform models',
  summary: 'List what a model cost, costs and will cost',
  access: 'model.read',
  params: modelParams,
  answer: {
    status: 200,
    schema: ModelPricesList,
    description: 'Up to 500 lists of prices, the one that takes effect last first.',
  },
  errors: [404],
});

export const priceModelOperation = operation({
  method: 'post',
  path: '/v1/admin/models/{model_id}/prices',
  operationId: 'priceModel',
  tag: 'Platform models',
  summary: 'Set all prices of a model',
  description: 'Requests that begin from then on cost that much. What was recorded stays.',
  access: 'model.price',
  params: modelParams,
  body: PriceModel,
  answer: { status: 201, schema: ModelPrices, description: 'The new prices.' },
  errors: [404],
});

export const suggestModelPricesOperation = operation({
  method: 'get',
  path: '/v1/admin/models/{model_id}/price-suggestions',
  operationId: 'suggestModelPrices',
  tag: 'Platform models',
  summary: 'Look for published prices of a model',
  description:
    'What upstreams say of it, and the data of @pydantic/genai-prices, which comes with Weir. Nothing is applied.',
  access: 'model.read',
  params: modelParams,
  answer: {
    status: 200,
    schema: z
      .strictObject({
        data: z.array(
          z.strictObject({
            provider: z.string().meta({
              description: 'Whose prices they are; of upstreams, the connection.',
              example: 'openai',
            }),
            model: z.string().meta({ description: 'The name there.', example: 'gpt-4o' }),
            prices: ModelPrices,
          }),
        ),
      })
      .meta({ id: 'PriceSuggestionList' }),
    description: 'One entry for each provider that is known to serve a model of this name.',
  },
  errors: [404],
});
