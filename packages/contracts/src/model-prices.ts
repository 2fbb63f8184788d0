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
  cached_input_nano_usd_per_million: Price.meta({ description: 'Null: the input price.' }),
  cache_write_nano_usd_per_million: Price.meta({ description: 'Null: the input price.' }),
  audio_input_nano_usd_per_million: Price.meta({ description: 'Null: the input price.' }),
  image_input_nano_usd_per_million: Price.meta({ description: 'Null: the input price.' }),
  output_nano_usd_per_million: Price,
  reasoning_nano_usd_per_million: Price.meta({ description: 'Null: the output price.' }),
  audio_output_nano_usd_per_million: Price.meta({ description: 'Null: the output price.' }),
};

const PriceTier = z.strictObject({ from_input_tokens: Tokens, ...tokenPrices }).meta({
  id: 'PriceTier',
  description: 'Prices for all tokens of a request with at least this many input tokens.',
});

/** Prices in nano-USD per million tokens, and per request. Null is unknown, never free. */
export const ModelPrices = z
  .strictObject({
    id: Id.nullable().meta({ description: 'Null if no prices have been set.' }),
    effective_from: Timestamp.nullable(),
    ...tokenPrices,
    request_nano_usd: Price.meta({ description: 'Price per request, in addition to the token prices.' }),
    unit_nano_usd: Price.meta({
      description: 'Price per image, second of audio or character. Null: billed by tokens.',
    }),
    tiers: z.array(PriceTier),
    display: z
      .record(z.string(), z.string().nullable())
      .meta({ description: 'In US dollars: per million tokens by kind, and per request.' }),
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
      description: 'When the prices take effect: within the next 366 days. If absent, now.',
    }),
  })
  .meta({ id: 'PriceModel' });

export const modelParams = z.object({ model_id: pathId<'model'>() });

export const listModelPricesOperation = operation({
  method: 'get',
  path: '/v1/admin/models/{model_id}/prices',
  operationId: 'listModelPrices',
  tag: 'Platform models',
  summary: 'List past, current and future prices of a model',
  access: 'model.read',
  params: modelParams,
  answer: {
    status: 200,
    schema: ModelPricesList,
    description: 'Up to 500 price lists, the latest effective date first.',
  },
  errors: [404],
});

export const priceModelOperation = operation({
  method: 'post',
  path: '/v1/admin/models/{model_id}/prices',
  operationId: 'priceModel',
  tag: 'Platform models',
  summary: 'Set all prices of a model',
  description: 'The prices apply to requests that start from then on. Recorded costs do not change.',
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
  summary: 'Suggest prices for a model',
  description:
    'Prices from upstreams and from the @pydantic/genai-prices data that comes with Weir. Nothing is applied.',
  access: 'model.read',
  params: modelParams,
  answer: {
    status: 200,
    schema: z
      .strictObject({
        data: z.array(
          z.strictObject({
            provider: z.string().meta({
              description: 'The provider of the prices. For upstreams, the connection.',
              example: 'openai',
            }),
            model: z
              .string()
              .meta({ description: 'The name of the model at that provider.', example: 'gpt-4o' }),
            prices: ModelPrices,
          }),
        ),
      })
      .meta({ id: 'PriceSuggestionList' }),
    description: 'One entry per provider known to serve a model with this name.',
  },
  errors: [404],
});
