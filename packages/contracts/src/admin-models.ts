import { isVisibleName, normalizeName } from '@weir/domain/kernel';
import { MODEL_CAPABILITIES } from '@weir/domain/models';
import { DEFAULT_ROUTING, HEDGE_AFTER_MS, ROUTING_STRATEGIES, STICKINESS } from '@weir/domain/routing';
import { z } from 'zod';
import { GivenTimestamp, Id, listOf, listWithNamesOf, Name, PageQuery, Timestamp } from './common.ts';
import {
  listModelPricesOperation,
  ModelPrices,
  modelParams,
  priceModelOperation,
  suggestModelPricesOperation,
  Tokens,
} from './model-prices.ts';
import { operation } from './operation.ts';

/** Any name that upstreams give their models. */
const ModelName = z
  .string()
  .overwrite(normalizeName)
  .min(1)
  .max(256)
  .refine(isVisibleName, 'must not contain control or invisible characters')
  .meta({ example: 'llama-3.3-70b' });

const Capability = z.enum(MODEL_CAPABILITIES);

const lifecycle = {
  deprecated_at: Timestamp.nullable().meta({
    description: 'From this time on, responses tell clients to switch to another model.',
  }),
  retires_at: Timestamp.nullable().meta({
    description: 'From this time on, requests to the model are refused.',
  }),
};

/** What every signed-in user may know of a model. */
export const CatalogModel = z
  .strictObject({
    id: Id,
    name: z.string(),
    owned_by: z.string(),
    aliases: z.array(z.string()),
    context_length: z.int().nullable(),
    max_output_tokens: z.int().nullable(),
    capabilities: z.array(z.string()),
    state: z.enum(['active', 'deprecated', 'retired']),
    ...lifecycle,
    restricted: z.boolean().meta({ description: 'Whether a subscription to the model needs approval.' }),
    requires_subscription: z.boolean(),
    free: z.boolean(),
    ready: z.boolean().meta({ description: 'Whether any deployment can serve the model.' }),
    prices: ModelPrices,
    created_at: Timestamp,
  })
  .meta({ id: 'CatalogModel' });

export const CatalogModelList = listOf(CatalogModel, 'CatalogModelList');

const Strategy = z.enum(ROUTING_STRATEGIES).meta({
  description:
    'How a deployment is chosen within a tier: round robin; weighted round robin; the one with the fewest running requests; or the faster to the first token of two picked at random.',
});
const Sticky = z.enum(STICKINESS).meta({
  description:
    'auto: requests with the same session, the same prompt_cache_key or the same start of a long prompt go to the same deployment of a tier.',
});
const MaxAttempts = z
  .int()
  .min(1)
  .max(10)
  .nullable()
  .meta({ description: 'Maximum attempts per request. Null: MAX_ATTEMPTS from the configuration.' });
const RetryTimeMs = z
  .int()
  .min(0)
  .max(86_400_000)
  .meta({ description: 'No attempt starts later than this after the first attempt.' });

const HedgeAfterMs = z.int().min(HEDGE_AFTER_MS.least).max(HEDGE_AFTER_MS.most).nullable().meta({
  description:
    'If an attempt has no first token after this time, a second attempt starts at the next deployment. The upstream may bill both. Null: never.',
});

/** How the deployments of a model are used. */
export const ModelRouting = z
  .strictObject({
    strategy: Strategy,
    stickiness: Sticky,
    max_attempts: MaxAttempts,
    retry_time_ms: RetryTimeMs,
    hedge_after_ms: HedgeAfterMs,
  })
  .meta({ id: 'ModelRouting' });

const NewRouting = z.strictObject({
  strategy: Strategy.default(DEFAULT_ROUTING.strategy),
  stickiness: Sticky.default(DEFAULT_ROUTING.stickiness),
  max_attempts: MaxAttempts.default(DEFAULT_ROUTING.maxAttempts),
  retry_time_ms: RetryTimeMs.default(DEFAULT_ROUTING.retryTimeMs),
  hedge_after_ms: HedgeAfterMs.default(DEFAULT_ROUTING.hedgeAfterMs),
});

export const ManagedModel = z
  .strictObject({
    ...CatalogModel.omit({ ready: true }).shape,
    enabled: z.boolean().meta({ description: 'False if the model was removed.' }),
    drop_params: z.array(z.string()),
    served_by: z.array(z.string()).meta({ description: 'Names of the connections that serve the model.' }),
    later_prices: z.array(ModelPrices),
    routing: ModelRouting,
  })
  .meta({ id: 'ManagedModel' });

export const ManagedModelList = listOf(ManagedModel, 'ManagedModelList');

const Aliases = z
  .array(ModelName)
  .max(50)
  .transform((names) => [...new Set(names)])
  .meta({ description: 'Additional names of the model. Each must be unique among all models.' });
const Capabilities = z
  .array(Capability)
  .max(MODEL_CAPABILITIES.length)
  .transform((all) => [...new Set(all)]);
const DropParams = z
  .array(z.string().regex(/^[a-z][a-z0-9_]*$/))
  .max(50)
  .transform((names) => [...new Set(names)].sort())
  .meta({
    description:
      'Request parameters that Weir may drop when it translates a request for an upstream that does not support them. The response lists dropped parameters in ' +
      '`x-weir-dropped-params`. Requests with other unsupported parameters are refused.',
    example: ['logit_bias', 'seed'],
  });
const OwnedBy = Name.meta({ description: 'The organization that made the model.', example: 'meta' });

export const CreateModel = z
  .strictObject({
    name: ModelName,
    owned_by: OwnedBy,
    context_length: Tokens.nullable().default(null),
    max_output_tokens: Tokens.nullable().default(null),
    capabilities: Capabilities.default([]),
    drop_params: DropParams.default([]),
    aliases: Aliases.default([]),
    restricted: z.boolean().default(false),
    free: z.boolean().default(false),
    routing: NewRouting.prefault({}),
  })
  .meta({ id: 'CreateModel' });

/** Absent is unchanged, null is cleared. */
export const UpdateModel = z
  .strictObject({
    owned_by: OwnedBy.optional(),
    context_length: Tokens.nullable().optional(),
    max_output_tokens: Tokens.nullable().optional(),
    capabilities: Capabilities.optional(),
    drop_params: DropParams.optional(),
    aliases: Aliases.optional(),
    restricted: z.boolean().optional(),
    free: z.boolean().optional(),
    routing: ModelRouting.partial().optional(),
    deprecated_at: GivenTimestamp.nullable().optional(),
    retires_at: GivenTimestamp.nullable().optional(),
  })
  .meta({ id: 'UpdateModel' });

const ModelChange = z
  .strictObject({
    id: Id,
    changed_at: Timestamp,
    effective_at: Timestamp,
    changed_by: Id.nullable().meta({ description: 'The user who made the change. Null: the command line.' }),
    action: z.string(),
    changes: z.record(z.string(), z.strictObject({ from: z.unknown(), to: z.unknown() })),
  })
  .meta({ id: 'ModelChange' });

export const ModelChangeList = listWithNamesOf(ModelChange, 'ModelChangeList');

const Search = Name.optional().meta({ description: 'Part of the name. Case-insensitive.', example: 'llama' });

export const listCatalogOperation = operation({
  method: 'get',
  path: '/v1/models/catalog',
  operationId: 'listCatalog',
  tag: 'Model catalog',
  summary: 'List and search the models of the platform',
  access: 'catalog.read',
  query: PageQuery.extend({
    q: Search,
    provider: Name.optional().meta({ description: 'The organization that made the model.', example: 'meta' }),
    capability: Capability.optional(),
  }),
  answer: { status: 200, schema: CatalogModelList, description: 'A page of models, newest first.' },
});

export const getCatalogModelOperation = operation({
  method: 'get',
  path: '/v1/models/catalog/{model_id}',
  operationId: 'getCatalogModel',
  tag: 'Model catalog',
  summary: 'Get a model of the platform',
  access: 'catalog.read',
  params: modelParams,
  answer: { status: 200, schema: CatalogModel, description: 'The model.' },
  errors: [404],
});

export const listManagedModelsOperation = operation({
  method: 'get',
  path: '/v1/admin/models',
  operationId: 'listManagedModels',
  tag: 'Platform models',
  summary: 'List models, including removed ones',
  access: 'model.list',
  query: PageQuery.extend({ q: Search }),
  answer: { status: 200, schema: ManagedModelList, description: 'A page of models, newest first.' },
});

export const createModelOperation = operation({
  method: 'post',
  path: '/v1/admin/models',
  operationId: 'createModel',
  tag: 'Platform models',
  summary: 'Add a model that discovery does not find',
  description: 'To serve the model, create a deployment that links it to a connection.',
  access: 'model.create',
  body: CreateModel,
  answer: { status: 201, schema: ManagedModel, description: 'The new model, without prices.' },
  errors: [409],
});

export const getManagedModelOperation = operation({
  method: 'get',
  path: '/v1/admin/models/{model_id}',
  operationId: 'getManagedModel',
  tag: 'Platform models',
  summary: 'Get a model',
  access: 'model.read',
  params: modelParams,
  answer: { status: 200, schema: ManagedModel, description: 'The model.' },
  errors: [404],
});

export const updateModelOperation = operation({
  method: 'patch',
  path: '/v1/admin/models/{model_id}',
  operationId: 'updateModel',
  tag: 'Platform models',
  summary: 'Update a model',
  access: 'model.update',
  params: modelParams,
  body: UpdateModel,
  answer: { status: 200, schema: ManagedModel, description: 'The updated model.' },
  errors: [404, 409],
});

export const removeModelOperation = operation({
  method: 'delete',
  path: '/v1/admin/models/{model_id}',
  operationId: 'removeModel',
  tag: 'Platform models',
  summary: 'Remove a model',
  access: 'model.remove',
  params: modelParams,
  answer: {
    status: 204,
    description:
      'The model is removed. Clients no longer see it, and discovery does not add it again. Its history is kept.',
  },
  errors: [404],
});

export const restoreModelOperation = operation({
  method: 'post',
  path: '/v1/admin/models/{model_id}/restore',
  operationId: 'restoreModel',
  tag: 'Platform models',
  summary: 'Restore a removed model',
  access: 'model.restore',
  params: modelParams,
  answer: {
    status: 200,
    schema: ManagedModel,
    description: 'The restored model. Also returned if the model was not removed.',
  },
  errors: [404],
});

export const listModelChangesOperation = operation({
  method: 'get',
  path: '/v1/admin/models/{model_id}/history',
  operationId: 'listModelChanges',
  tag: 'Platform models',
  summary: 'List the changes of a model',
  access: 'model.read',
  params: modelParams,
  query: PageQuery,
  answer: { status: 200, schema: ModelChangeList, description: 'A page of changes, newest first.' },
  errors: [404],
});

export const adminModelOperations = [
  listCatalogOperation,
  getCatalogModelOperation,
  listManagedModelsOperation,
  createModelOperation,
  getManagedModelOperation,
  updateModelOperation,
  removeModelOperation,
  restoreModelOperation,
  listModelPricesOperation,
  priceModelOperation,
  suggestModelPricesOperation,
  listModelChangesOperation,
];
