import type { ConnectionKind, UpstreamApi } from './connection-kinds.ts';
import type { CredentialHeader } from './model.ts';

/** What is known about one vendor or server: data only. How a connection is used, the connection itself says. */
export interface ConnectionPreset {
  readonly title: string;
  readonly kind: ConnectionKind;
  readonly baseUrl: string;
  /** Everybody has another address: `baseUrl` is an example, and a connection must state its own. */
  readonly baseUrlRequired: boolean;
  /** Null: where the kind has it. */
  readonly credentialHeader: CredentialHeader | null;
  /** Below the base URL; null: those of the kind. */
  readonly apis: readonly UpstreamApi[] | null;
  /** Whether its list of models is what it serves. */
  readonly addsModels: boolean;
  /** True: a stream reports its usage when `stream_options` ask for it. False: unasked, and the request may not have them. */
  readonly streamOptions: boolean;
  readonly continuousUsage: boolean;
  /** Where `usage` has the tokens read from a cache and written to one: paths of `USAGE_PATHS`. */
  readonly cacheTokens: readonly string[];
  /** The body of an error, with `…` for the values. */
  readonly error: string;
  readonly quirks: readonly string[];
  readonly sources: readonly string[];
}

const CHAT: readonly UpstreamApi[] = ['openai'];
const CHAT_AND_RESPONSES: readonly UpstreamApi[] = ['openai', 'openai-responses'];
const ALL_BUT_BEDROCK: readonly UpstreamApi[] = ['openai', 'openai-responses', 'anthropic'];

const CACHED = 'prompt_tokens_details.cached_tokens';
const OPENAI_ERROR = '{"error":{"message":"…","type":"…","param":null,"code":"…"}}';
const BARE_ERROR = '{"object":"error","message":"…","type":"…","code":400}';

const VENDOR = {
  kind: 'openai-compatible',
  baseUrlRequired: false,
  credentialHeader: null,
  addsModels: true,
  streamOptions: true,
  continuousUsage: false,
  cacheTokens: [CACHED],
  error: OPENAI_ERROR,
  quirks: [],
} as const;

const OWN_SERVER = { ...VENDOR, baseUrlRequired: true } as const;

/** Vendors and servers that are known. A new OpenAI-compatible one is an entry here, and no code. */
export const CONNECTION_PRESETS = {
  openai: {
    ...VENDOR,
    title: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    apis: CHAT_AND_RESPONSES,
    quirks: ['Reasoning models take `max_completion_tokens`, and reject `max_tokens`.'],
    sources: [
      'https://platform.openai.com/docs/api-reference/authentication',
      'https://platform.openai.com/docs/api-reference/chat/create',
    ],
  },
  anthropic: {
    ...VENDOR,
    title: 'Anthropic',
    kind: 'anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    apis: ['anthropic'],
    cacheTokens: ['cache_read_input_tokens', 'cache_creation_input_tokens'],
    error: '{"type":"error","error":{"type":"…","message":"…"},"request_id":"…"}',
    quirks: [
      'A credential that begins with `sk-ant-oat` is a token of a plan and goes as bearer. Every stream reports its usage.',
    ],
    sources: ['https://docs.claude.com/en/api/overview', 'https://docs.claude.com/en/api/messages'],
  },
  bedrock: {
    ...OWN_SERVER,
    title: 'AWS Bedrock',
    kind: 'bedrock',
    baseUrl: 'https://bedrock-runtime.us-east-1.amazonaws.com',
    apis: null,
    cacheTokens: ['cache_read_input_tokens', 'cache_creation_input_tokens'],
    error: '{"message":"…"}',
    quirks: [
      'Claude speaks its own API there, others Converse, whose `cacheReadInputTokens` and `cacheWriteInputTokens` are read, too.',
      'Without a credential the default chain of AWS signs.',
    ],
    sources: [
      'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html',
      'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    ],
  },
  'azure-openai': {
    ...OWN_SERVER,
    title: 'Azure OpenAI (v1)',
    baseUrl: 'https://RESOURCE.openai.azure.com/openai/v1',
    credentialHeader: 'api-key',
    apis: CHAT_AND_RESPONSES,
    addsModels: false,
    quirks: [
      'A request names a deployment. The list has what could be deployed, so models are added by hand.',
      'The first event of a stream has no choices, only the results of the content filter.',
    ],
    sources: [
      'https://learn.microsoft.com/en-us/azure/foundry/openai/api-version-lifecycle',
      'https://learn.microsoft.com/en-us/azure/foundry/openai/latest',
    ],
  },
  gemini: {
    ...VENDOR,
    title: 'Gemini (OpenAI endpoint)',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    apis: CHAT,
    error: '[{"error":{"code":400,"message":"…","status":"…"}}]',
    quirks: [
      'Models are listed as `models/…`; requests may leave that out.',
      'Thinking is in `total_tokens` only. Weir counts it as output.',
    ],
    sources: ['https://ai.google.dev/gemini-api/docs/openai', 'https://ai.google.dev/api/compatibility'],
  },
  mistral: {
    ...VENDOR,
    title: 'Mistral',
    baseUrl: 'https://api.mistral.ai/v1',
    apis: CHAT,
    streamOptions: false,
    cacheTokens: [CACHED, 'num_cached_tokens'],
    error: '{"object":"error","message":{"detail":[{"loc":["body"],"msg":"…"}]},"type":"…","code":null}',
    quirks: ['Unknown members are rejected (422), `stream_options` and `max_completion_tokens` among them.'],
    sources: ['https://docs.mistral.ai/api', 'https://github.com/openai/openai-agents-python/issues/442'],
  },
  groq: {
    ...VENDOR,
    title: 'Groq',
    baseUrl: 'https://api.groq.com/openai/v1',
    apis: CHAT_AND_RESPONSES,
    quirks: [
      'The usage of a stream is in `x_groq.usage` too, also unasked.',
      '`logprobs`, `logit_bias`, `messages[].name` and more than one choice are rejected (400).',
    ],
    sources: ['https://console.groq.com/docs/openai'],
  },
  together: {
    ...VENDOR,
    title: 'Together AI',
    baseUrl: 'https://api.together.xyz/v1',
    apis: CHAT,
    cacheTokens: ['cached_tokens'],
    quirks: ['The list of models is a bare array.'],
    sources: [
      'https://docs.together.ai/docs/openai-api-compatibility',
      'https://docs.together.ai/reference/models-1',
    ],
  },
  fireworks: {
    ...VENDOR,
    title: 'Fireworks AI',
    baseUrl: 'https://api.fireworks.ai/inference/v1',
    apis: ALL_BUT_BEDROCK,
    quirks: [
      'Names are `accounts/fireworks/models/…`.',
      'The usage of a stream is in its last event, also unasked.',
    ],
    sources: [
      'https://docs.fireworks.ai/tools-sdks/openai-compatibility',
      'https://docs.fireworks.ai/tools-sdks/anthropic-compatibility',
      'https://docs.fireworks.ai/guides/response-api',
    ],
  },
  deepseek: {
    ...VENDOR,
    title: 'DeepSeek',
    baseUrl: 'https://api.deepseek.com/v1',
    apis: CHAT,
    cacheTokens: [CACHED, 'prompt_cache_hit_tokens'],
    quirks: [
      'A busy server sends comments, or empty lines, until it begins.',
      'The Anthropic API has another base URL, `https://api.deepseek.com/anthropic`: it needs a connection of its own.',
    ],
    sources: [
      'https://api-docs.deepseek.com/',
      'https://api-docs.deepseek.com/guides/kv_cache',
      'https://api-docs.deepseek.com/guides/anthropic_api',
    ],
  },
  xai: {
    ...VENDOR,
    title: 'xAI',
    baseUrl: 'https://api.x.ai/v1',
    apis: CHAT_AND_RESPONSES,
    error: '{"code":"…","error":"…"}',
    quirks: [
      'Reasoning is beside `completion_tokens`, within `total_tokens`. Weir counts it as output.',
      'Its Anthropic endpoint is deprecated, so it is not used.',
    ],
    sources: ['https://docs.x.ai/docs/api-reference', 'https://docs.x.ai/docs/guides/migration'],
  },
  openrouter: {
    ...VENDOR,
    title: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    apis: ALL_BUT_BEDROCK,
    cacheTokens: [CACHED, 'prompt_tokens_details.cache_write_tokens'],
    error: '{"error":{"code":400,"message":"…","metadata":{}}}',
    quirks: [
      'The list states prices and context lengths; both are taken over.',
      'Comments (`: OPENROUTER PROCESSING`) come until a stream begins.',
    ],
    sources: [
      'https://openrouter.ai/docs/api/reference/overview',
      'https://openrouter.ai/docs/api/reference/errors-and-debugging',
      'https://openrouter.ai/docs/guides/best-practices/prompt-caching',
    ],
  },
  litellm: {
    ...OWN_SERVER,
    title: 'LiteLLM proxy',
    kind: 'litellm',
    baseUrl: 'http://localhost:4000/v1',
    apis: null,
    cacheTokens: [
      CACHED,
      'cache_read_input_tokens',
      'prompt_tokens_details.cache_creation_tokens',
      'cache_creation_input_tokens',
    ],
    quirks: [
      'Models come from `GET /v1/model/info`, with capabilities and limits. Its prices are suggestions.',
      'Wildcard names stand for models that it does not list: add those by hand.',
    ],
    sources: [
      'https://docs.litellm.ai/docs/proxy/model_management',
      'https://docs.litellm.ai/docs/anthropic_unified',
    ],
  },
  vllm: {
    ...OWN_SERVER,
    title: 'vLLM',
    baseUrl: 'http://localhost:8000/v1',
    apis: ALL_BUT_BEDROCK,
    continuousUsage: true,
    quirks: [
      'Cached tokens need `--enable-prompt-tokens-details`.',
      'Older versions have no Anthropic API: set `apis` without it.',
    ],
    sources: [
      'https://docs.vllm.ai/en/stable/serving/online_serving/',
      'https://docs.vllm.ai/en/stable/configuration/serve_args.html',
    ],
  },
  sglang: {
    ...OWN_SERVER,
    title: 'SGLang',
    baseUrl: 'http://localhost:30000/v1',
    apis: ALL_BUT_BEDROCK,
    continuousUsage: true,
    error: BARE_ERROR,
    quirks: ['Cached tokens need `--enable-cache-report`.', 'Reasoning is `usage.reasoning_tokens`.'],
    sources: [
      'https://docs.sglang.io/docs/basic_usage/openai_api',
      'https://docs.sglang.io/docs/basic_usage/anthropic_api',
    ],
  },
  tgi: {
    ...OWN_SERVER,
    title: 'Text Generation Inference',
    baseUrl: 'http://localhost:8080/v1',
    apis: CHAT,
    cacheTokens: [],
    error: '{"error":"…","error_type":"…"}',
    quirks: ['It serves one model, and takes any name for it.'],
    sources: ['https://huggingface.co/docs/text-generation-inference/messages_api'],
  },
  'llama-cpp': {
    ...OWN_SERVER,
    title: 'llama.cpp',
    baseUrl: 'http://localhost:8080/v1',
    apis: ALL_BUT_BEDROCK,
    error: '{"error":{"code":400,"message":"…","type":"…","n_prompt_tokens":9,"n_ctx":8}}',
    quirks: ['Older versions have cached tokens in `timings.cache_n` only.'],
    sources: ['https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md'],
  },
  ollama: {
    ...OWN_SERVER,
    title: 'Ollama',
    baseUrl: 'http://localhost:11434/v1',
    apis: ALL_BUT_BEDROCK,
    cacheTokens: [],
    quirks: [
      'Responses keep no state.',
      'It does not count tokens of Messages.',
      'The context is cut silently at `num_ctx`.',
    ],
    sources: [
      'https://docs.ollama.com/api/openai-compatibility',
      'https://docs.ollama.com/api/anthropic-compatibility',
    ],
  },
  'lm-studio': {
    ...OWN_SERVER,
    title: 'LM Studio',
    baseUrl: 'http://localhost:1234/v1',
    apis: ALL_BUT_BEDROCK,
    cacheTokens: [],
    error: '{"error":"…"}',
    quirks: ['A model that is not loaded is loaded by its first request, which takes as long.'],
    sources: [
      'https://lmstudio.ai/docs/developer/openai-compat',
      'https://lmstudio.ai/docs/developer/anthropic-compat',
    ],
  },
} as const satisfies Record<string, ConnectionPreset>;

export type ConnectionPresetName = keyof typeof CONNECTION_PRESETS;

export const CONNECTION_PRESET_NAMES = Object.keys(CONNECTION_PRESETS) as ConnectionPresetName[];
