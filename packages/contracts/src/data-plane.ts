import { z } from 'zod';
import { EndpointScope } from './api-keys.ts';
import { Id, Timestamp } from './common.ts';
import { operation } from './operation.ts';

/** Of a request only what the gateway looks at; everything else passes through untouched. */
export const ChatCompletionRequest = z
  .looseObject({
    model: z.string().meta({ description: 'A model of GET /v1/models, or an alias.' }),
    messages: z.array(z.looseObject({ role: z.string() })),
    stream: z.boolean().nullable().optional(),
    stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullable().optional(),
  })
  .meta({
    id: 'ChatCompletionRequest',
    description: 'As OpenAI defines it. Unknown fields reach the upstream as they are.',
  });

export const CompletionRequest = z
  .looseObject({
    model: z.string().meta({ description: 'A model of GET /v1/models, or an alias.' }),
    prompt: z.unknown(),
    stream: z.boolean().nullable().optional(),
  })
  .meta({
    id: 'CompletionRequest',
    description: 'As OpenAI defines it. Unknown fields reach the upstream as they are.',
  });

export const Completion = z
  .looseObject({ id: z.string(), object: z.string(), choices: z.array(z.looseObject({})) })
  .meta({ id: 'Completion', description: 'The upstream’s answer, byte for byte.' });

const Price = z.string().nullable();

export const Model = z
  .looseObject({
    id: z.string(),
    object: z.literal('model'),
    created: z.int().meta({ description: 'Seconds since 1970.' }),
    owned_by: z.string(),
    aliases: z.array(z.string()),
    context_length: z.int().nullable(),
    ready: z.boolean(),
    pricing: z
      .record(z.string(), Price)
      .meta({ description: 'Per million tokens, in nano-USD and for display; null is unknown.' }),
  })
  .meta({ id: 'Model' });

export const ModelList = z
  .strictObject({ object: z.literal('list'), data: z.array(Model) })
  .meta({ id: 'ModelList' });

/** The calling key. */
export const CallingKey = z
  .looseObject({
    id: Id,
    name: z.string(),
    mode: z.enum(['live', 'test']),
    last_four: z.string(),
    organization_id: Id,
    workspace_id: Id,
    created_at: Timestamp,
    expires_at: Timestamp.nullable(),
    allowed_models: z
      .array(z.string())
      .nullable()
      .meta({ description: 'What both the key and its workspace allow; null is every model.' }),
    allowed_ip_ranges: z.array(z.string()).nullable(),
    endpoint_scopes: z.array(EndpointScope).nullable(),
  })
  .meta({ id: 'CallingKey' });

const events = z.string().meta({ description: 'Server-sent events, as OpenAI defines them.' });

export const createChatCompletionOperation = operation({
  method: 'post',
  path: '/v1/chat/completions',
  operationId: 'createChatCompletion',
  tag: 'Inference',
  summary: 'Chat, streamed or not',
  access: 'api_key',
  body: ChatCompletionRequest,
  answer: {
    status: 200,
    schema: Completion,
    events,
    description: 'The answer: JSON, or events when `stream` is true.',
  },
  errors: [404, 429, 502, 504],
});

export const createCompletionOperation = operation({
  method: 'post',
  path: '/v1/completions',
  operationId: 'createCompletion',
  tag: 'Inference',
  summary: 'Text completion, streamed or not',
  access: 'api_key',
  body: CompletionRequest,
  answer: {
    status: 200,
    schema: Completion,
    events,
    description: 'The answer: JSON, or events when `stream` is true.',
  },
  errors: [404, 429, 502, 504],
});

export const listModelsOperation = operation({
  method: 'get',
  path: '/v1/models',
  operationId: 'listModels',
  tag: 'Models',
  summary: 'List the models that the key may use',
  access: 'api_key',
  answer: { status: 200, schema: ModelList, description: 'The models.' },
});

export const getModelOperation = operation({
  method: 'get',
  path: '/v1/models/{model}',
  operationId: 'getModel',
  tag: 'Models',
  summary: 'Get a model',
  access: 'api_key',
  params: z.object({
    model: z.string().meta({ description: 'Its name; slashes may stand as they are.' }),
  }),
  answer: { status: 200, schema: Model, description: 'The model.' },
  errors: [404],
});

export const getCallingKeyOperation = operation({
  method: 'get',
  path: '/v1/key',
  operationId: 'getCallingKey',
  tag: 'API keys',
  summary: 'Get the calling API key',
  access: 'api_key',
  answer: { status: 200, schema: CallingKey, description: 'The key.' },
});

/** These describe rather than check: the data plane parses nothing but what it uses. */
export const dataPlaneOperations = [
  createChatCompletionOperation,
  createCompletionOperation,
  listModelsOperation,
  getModelOperation,
  getCallingKeyOperation,
];
