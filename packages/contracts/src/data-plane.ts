import { OPERATIONS, type OperationName } from '@weir/domain/inference';
import { LIMIT_SCOPES } from '@weir/domain/limits';
import { z } from 'zod';
import { EndpointScope } from './api-keys.ts';
import { Id, Timestamp } from './common.ts';
import { InferenceErrorEnvelope, MessageErrorEnvelope } from './errors.ts';
import { operation } from './operation.ts';

/** Only the parts of a request that the gateway reads; everything else passes unchanged. */
export const ChatCompletionRequest = z
  .looseObject({
    model: z.string().meta({ description: 'The id of a model from GET /v1/models, or an alias.' }),
    messages: z.array(z.looseObject({ role: z.string() })),
    stream: z.boolean().nullable().optional(),
    stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullable().optional(),
  })
  .meta({
    id: 'ChatCompletionRequest',
    description: 'As defined by OpenAI. Unknown fields are passed to the upstream unchanged.',
  });

export const CompletionRequest = z
  .looseObject({
    model: z.string().meta({ description: 'The id of a model from GET /v1/models, or an alias.' }),
    prompt: z.unknown(),
    stream: z.boolean().nullable().optional(),
  })
  .meta({
    id: 'CompletionRequest',
    description: 'As defined by OpenAI. Unknown fields are passed to the upstream unchanged.',
  });

export const Completion = z
  .looseObject({ id: z.string(), object: z.string(), choices: z.array(z.looseObject({})) })
  .meta({ id: 'Completion', description: 'The upstream’s response, byte for byte.' });

const AS_IT_IS = 'The upstream’s response, byte for byte.';
const UNKNOWN_FIELDS = 'Unknown fields are passed to the upstream unchanged.';
const modelName = z.string().meta({ description: 'The id of a model from GET /v1/models, or an alias.' });

export const ResponseRequest = z
  .looseObject({
    model: modelName,
    input: z.unknown().optional(),
    stream: z.boolean().nullable().optional(),
    background: z.literal(false).nullable().optional(),
  })
  .meta({
    id: 'ResponseRequest',
    description: `As defined by OpenAI, without \`background\`. Stored responses are kept by the upstream. ${UNKNOWN_FIELDS}`,
  });

export const ResponseObject = z
  .looseObject({ id: z.string(), object: z.literal('response'), output: z.array(z.looseObject({})) })
  .meta({ id: 'Response', description: AS_IT_IS });

const countedMembers = {
  model: modelName,
  messages: z.array(z.looseObject({ role: z.string() })),
  system: z.unknown().optional(),
  tools: z.array(z.looseObject({})).optional(),
};

export const MessageRequest = z
  .looseObject({
    ...countedMembers,
    max_tokens: z.int(),
    stream: z.boolean().nullable().optional(),
  })
  .meta({ id: 'MessageRequest', description: `As defined by Anthropic. ${UNKNOWN_FIELDS}` });

export const Message = z
  .looseObject({ id: z.string(), type: z.literal('message'), content: z.array(z.looseObject({})) })
  .meta({ id: 'Message', description: AS_IT_IS });

export const CountTokensRequest = z
  .looseObject(countedMembers)
  .meta({ id: 'CountTokensRequest', description: `As defined by Anthropic. ${UNKNOWN_FIELDS}` });

export const TokenCount = z
  .looseObject({ input_tokens: z.int() })
  .meta({ id: 'TokenCount', description: 'The token count from the upstream.' });

export const EmbeddingRequest = z
  .looseObject({ model: modelName, input: z.unknown() })
  .meta({ id: 'EmbeddingRequest', description: `As defined by OpenAI. ${UNKNOWN_FIELDS}` });

export const EmbeddingList = z
  .looseObject({ object: z.literal('list'), data: z.array(z.looseObject({})) })
  .meta({ id: 'EmbeddingList', description: AS_IT_IS });

export const ModerationRequest = z.looseObject({ model: modelName, input: z.unknown() }).meta({
  id: 'ModerationRequest',
  description: `As defined by OpenAI, but \`model\` is required. ${UNKNOWN_FIELDS}`,
});

export const Moderation = z
  .looseObject({ id: z.string(), results: z.array(z.looseObject({})) })
  .meta({ id: 'Moderation', description: AS_IT_IS });

export const RerankRequest = z
  .looseObject({ model: modelName, query: z.unknown(), documents: z.array(z.unknown()) })
  .meta({ id: 'RerankRequest', description: `As defined by vLLM, Jina and Cohere. ${UNKNOWN_FIELDS}` });

export const RerankResult = z
  .looseObject({ results: z.array(z.looseObject({ index: z.int(), relevance_score: z.number() })) })
  .meta({ id: 'RerankResult', description: AS_IT_IS });

export const ScoreRequest = z
  .looseObject({ model: modelName })
  .meta({ id: 'ScoreRequest', description: `As defined by vLLM. ${UNKNOWN_FIELDS}` });

export const ScoreList = z
  .looseObject({ data: z.array(z.looseObject({ index: z.int(), score: z.number() })) })
  .meta({ id: 'ScoreList', description: AS_IT_IS });

export const ImageRequest = z
  .looseObject({
    model: modelName,
    prompt: z.string(),
    n: z.int().nullable().optional(),
    stream: z.boolean().nullable().optional(),
  })
  .meta({
    id: 'ImageRequest',
    description: `As defined by OpenAI, but \`model\` is required. ${UNKNOWN_FIELDS}`,
  });

export const ImageList = z
  .looseObject({ data: z.array(z.looseObject({})) })
  .meta({ id: 'ImageList', description: AS_IT_IS });

export const SpeechRequest = z
  .looseObject({ model: modelName, input: z.string(), stream_format: z.string().nullable().optional() })
  .meta({ id: 'SpeechRequest', description: `As defined by OpenAI. ${UNKNOWN_FIELDS}` });

const sound = z
  .string()
  .meta({ format: 'binary', description: 'Audio in the media type that the upstream reports.' });

export const TranscriptionRequest = z
  .looseObject({
    model: modelName,
    file: z.string().meta({ format: 'binary' }),
    stream: z.enum(['true', 'false']).optional(),
  })
  .meta({ id: 'TranscriptionRequest', description: `As defined by OpenAI. ${UNKNOWN_FIELDS}` });

export const Transcription = z.looseObject({ text: z.string() }).meta({
  id: 'Transcription',
  description: `${AS_IT_IS} Plain text or subtitles if \`response_format\` asks for them.`,
});

const Price = z.string().nullable();

export const Model = z
  .looseObject({
    id: z.string(),
    object: z.literal('model'),
    created: z.int().meta({ description: 'Unix time in seconds.' }),
    owned_by: z.string(),
    aliases: z.array(z.string()),
    context_length: z.int().nullable(),
    max_output_tokens: z.int().nullable(),
    capabilities: z.array(z.string()),
    restricted: z.boolean().meta({ description: 'Whether a subscription to the model needs approval.' }),
    deprecated_at: Timestamp.nullable(),
    retires_at: Timestamp.nullable().meta({
      description: 'From this time on, requests to the model are refused.',
    }),
    ready: z.boolean(),
    free: z.boolean(),
    pricing: z.record(z.string(), Price).meta({
      description: 'Prices per million tokens and per request, in nano-USD and for display. Null: unknown.',
    }),
  })
  .meta({ id: 'Model' });

export const ModelList = z
  .strictObject({ object: z.literal('list'), data: z.array(Model) })
  .meta({ id: 'ModelList' });

const amount = z.string().regex(/^\d+$/).meta({ description: 'Nano-USD. 1,000,000,000 is one US dollar.' });
const ofLimit = {
  id: Id,
  scope: z.enum(LIMIT_SCOPES).meta({ description: 'The scope of the limit.' }),
  scope_id: Id,
  model_id: Id.nullable().meta({ description: 'The model whose requests are counted. Null: all models.' }),
  period: z
    .string()
    .nullable()
    .meta({ description: 'Null for limits per minute and for concurrent requests.' }),
  hard: z.boolean().meta({ description: 'Whether the limit refuses requests. A soft limit only alerts.' }),
  resets_at: Timestamp.nullable(),
  binds: z.boolean().meta({ description: 'Whether this is the tightest hard limit of its kind.' }),
};

const KeyMoney = z
  .strictObject({
    ...ofLimit,
    kind: z.enum(['budget', 'credit']),
    unit: z.literal('nano_usd'),
    limit_nano_usd: amount,
    used_nano_usd: amount.meta({ description: 'Recorded use in the current period.' }),
    reserved_nano_usd: amount.meta({ description: 'Reserved by requests that run in this gateway.' }),
    remaining_nano_usd: amount,
  })
  .meta({ id: 'KeyMoneyLimit' });

const KeyCount = z
  .strictObject({
    ...ofLimit,
    kind: z.enum([
      'request_quota',
      'token_quota',
      'requests_per_minute',
      'tokens_per_minute',
      'parallel_requests',
    ]),
    unit: z.enum(['requests', 'tokens']),
    ...{ limit: z.int(), used: z.int(), reserved: z.int(), remaining: z.int() },
  })
  .meta({ id: 'KeyCountLimit' });

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
      .meta({ description: 'The models that both the key and its workspace allow. Null: all.' }),
    allowed_ip_ranges: z.array(z.string()).nullable(),
    endpoint_scopes: z.array(EndpointScope).nullable(),
    limits: z
      .array(z.union([KeyMoney, KeyCount]))
      .meta({ description: 'All limits that apply to this key, with the remaining amounts.' }),
  })
  .meta({ id: 'CallingKey' });

const events = z.string().meta({ description: 'Server-sent events, as defined by the vendor of the API.' });

/** The wire format of each operation, in addition to the table of operations. */
interface InferenceWire {
  readonly operationId: string;
  readonly summary: string;
  readonly body: z.ZodType;
  /** Default: JSON. */
  readonly bodyType?: string;
  readonly answer: z.ZodType;
  /** Default: JSON. */
  readonly answerType?: string;
  /** Default: OpenAI's. */
  readonly error?: z.ZodType;
}

const WIRE: Readonly<Record<OperationName, InferenceWire>> = {
  chat: {
    operationId: 'createChatCompletion',
    summary: 'Create a chat completion',
    body: ChatCompletionRequest,
    answer: Completion,
  },
  text_completion: {
    operationId: 'createCompletion',
    summary: 'Create a text completion',
    body: CompletionRequest,
    answer: Completion,
  },
  responses: {
    operationId: 'createResponse',
    summary: 'Create a response (OpenAI Responses API)',
    body: ResponseRequest,
    answer: ResponseObject,
  },
  messages: {
    operationId: 'createMessage',
    summary: 'Create a message (Anthropic Messages API)',
    body: MessageRequest,
    answer: Message,
    error: MessageErrorEnvelope,
  },
  count_tokens: {
    operationId: 'countMessageTokens',
    summary: 'Count the tokens of a message',
    body: CountTokensRequest,
    answer: TokenCount,
    error: MessageErrorEnvelope,
  },
  embeddings: {
    operationId: 'createEmbeddings',
    summary: 'Create embeddings',
    body: EmbeddingRequest,
    answer: EmbeddingList,
  },
  moderations: {
    operationId: 'createModeration',
    summary: 'Classify content for moderation',
    body: ModerationRequest,
    answer: Moderation,
  },
  rerank: {
    operationId: 'rerank',
    summary: 'Rerank documents by relevance to a query',
    body: RerankRequest,
    answer: RerankResult,
  },
  score: {
    operationId: 'score',
    summary: 'Score pairs of texts',
    body: ScoreRequest,
    answer: ScoreList,
  },
  image_generation: {
    operationId: 'createImage',
    summary: 'Generate images',
    body: ImageRequest,
    answer: ImageList,
  },
  speech: {
    operationId: 'createSpeech',
    summary: 'Generate speech from text',
    body: SpeechRequest,
    answer: sound,
    answerType: 'audio/*',
  },
  transcription: {
    operationId: 'createTranscription',
    summary: 'Transcribe audio',
    body: TranscriptionRequest,
    bodyType: 'multipart/form-data',
    answer: Transcription,
  },
};

/** Made from the table of operations. */
export const inferenceOperations = OPERATIONS.map(({ name, path, streams, dialect }) => {
  const {
    operationId,
    summary,
    body,
    bodyType,
    answer,
    answerType,
    error = InferenceErrorEnvelope,
  } = WIRE[name];
  return operation({
    method: 'post',
    path: `/v1${path}`,
    operationId,
    tag: 'Inference',
    summary,
    access: 'api_key',
    apiKeyHeader: dialect.credentials.find(({ scheme }) => scheme === '')!.name,
    body,
    ...(bodyType !== undefined && { bodyType }),
    error,
    answer: {
      status: 200,
      schema: answer,
      ...(answerType !== undefined && { contentType: answerType }),
      description: streams
        ? 'The response: JSON, or server-sent events if `stream` is true.'
        : 'The response.',
      ...(streams ? { events } : {}),
    },
    errors: [402, 404, 429, 502, 504],
  });
});

export const listModelsOperation = operation({
  method: 'get',
  path: '/v1/models',
  operationId: 'listModels',
  tag: 'Models',
  summary: 'List the models that the key can use',
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
    model: z.string().meta({ description: 'The name of the model. Slashes do not need encoding.' }),
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

/** These schemas describe and do not check: the data plane parses only what it uses. */
export const dataPlaneOperations = [
  ...inferenceOperations,
  listModelsOperation,
  getModelOperation,
  getCallingKeyOperation,
];
