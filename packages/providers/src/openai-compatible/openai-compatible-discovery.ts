import { ProviderError } from '@weir/domain/inference';
import {
  type Connection,
  type DiscoveredModel,
  type ModelCapability,
  type ModelDiscovery,
  parseUsdPerRequest,
  parseUsdPerToken,
  UNKNOWN_PRICES,
} from '@weir/domain/models';
import { getJson } from '../get-json.ts';
import type { UpstreamPools } from '../upstream-pools.ts';
import { UpstreamTargets } from '../upstream-targets.ts';
import { openAiCompatibleHttp } from './openai-compatible-http.ts';

const MAX_LIST_BYTES = 16 * 1024 * 1024;
const MAX_MODELS = 10_000;
const MAX_NAME_LENGTH = 256;
const CAPABILITY_OF_OUTPUT: Readonly<Record<string, ModelCapability>> = {
  text: 'text',
  audio: 'audio_output',
  image: 'image_generation',
  embeddings: 'embeddings',
  rerank: 'rerank',
  moderation: 'moderation',
};
const CAPABILITY_OF_INPUT: Readonly<Record<string, ModelCapability>> = {
  image: 'vision',
  audio: 'audio_input',
};
const CAPABILITY_OF_PARAMETER: Readonly<Record<string, ModelCapability>> = {
  tools: 'tools',
  reasoning: 'reasoning',
  structured_outputs: 'structured_output',
};

/**
 * `GET /models` of an OpenAI-compatible server (https://platform.openai.com/docs/api-reference/models/list), with the
 * additions of others: `max_model_len` of vLLM and SGLang, llama.cpp's `meta.n_ctx`, Groq's `context_window`, Mistral's
 * `max_context_length`, OpenRouter's `context_length`, `pricing` (USD per token), `architecture` and `supported_parameters`
 * (https://openrouter.ai/docs/api-reference/list-available-models). Together's list is a bare array.
 */
export class OpenAiCompatibleDiscovery implements ModelDiscovery<Connection> {
  readonly #targets: UpstreamTargets;

  constructor(pools: UpstreamPools) {
    this.#targets = new UpstreamTargets(pools, openAiCompatibleHttp);
  }

  async listModels(connection: Connection, signal?: AbortSignal): Promise<DiscoveredModel[]> {
    const { connectMs, firstByteMs } = connection.timeouts;
    const { status, json } = await getJson(this.#targets.of(connection), '/models', {
      maxBytes: MAX_LIST_BYTES,
      timeoutMs: connectMs + firstByteMs,
      signal,
    });
    const data = Array.isArray(json) ? json : (json as { data?: unknown } | null)?.data;
    if (!Array.isArray(data)) throw new ProviderError('upstream_malformed_answer', { status });
    const models = new Map<string, DiscoveredModel>();
    for (const entry of data.slice(0, MAX_MODELS) as unknown[]) {
      const model = readModel(entry);
      if (model !== null) models.set(model.name, model);
    }
    return [...models.values()];
  }
}

function readModel(entry: unknown): DiscoveredModel | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const model = entry as Record<string, unknown>;
  const name = model.id;
  if (typeof name !== 'string' || name === '' || name.length > MAX_NAME_LENGTH) return null;
  const pricing = (model.pricing ?? {}) as Record<string, unknown>;
  const capabilities = capabilitiesOf(model);
  return {
    name,
    ownedBy: typeof model.owned_by === 'string' ? model.owned_by : null,
    contextLength: contextLength(model),
    ...(capabilities.length === 0 ? {} : { capabilities }),
    prices: {
      ...UNKNOWN_PRICES,
      inputNanoUsdPerMillion: price(pricing.prompt),
      cachedInputNanoUsdPerMillion: price(pricing.input_cache_read),
      cacheWriteNanoUsdPerMillion: price(pricing.input_cache_write),
      outputNanoUsdPerMillion: price(pricing.completion),
      requestNanoUsd: typeof pricing.request === 'string' ? parseUsdPerRequest(pricing.request) : null,
    },
  };
}

function capabilitiesOf(model: Record<string, unknown>): readonly ModelCapability[] {
  const { input_modalities, output_modalities } = (model.architecture ?? {}) as Record<string, unknown>;
  return [
    ...named(CAPABILITY_OF_OUTPUT, output_modalities),
    ...named(CAPABILITY_OF_INPUT, input_modalities),
    ...named(CAPABILITY_OF_PARAMETER, model.supported_parameters),
  ];
}

function named(
  capabilities: Readonly<Record<string, ModelCapability>>,
  names: unknown,
): readonly ModelCapability[] {
  if (!Array.isArray(names)) return [];
  return Object.entries(capabilities).flatMap(([name, capability]) =>
    names.includes(name) ? [capability] : [],
  );
}

/** What the server accepts. llama.cpp's `n_ctx_train` is what the model was trained on, which may be more: not read. */
function contextLength(model: Record<string, unknown>): number | null {
  const { n_ctx } = (model.meta ?? {}) as Record<string, unknown>;
  return (
    length(model.context_length) ??
    length(model.max_model_len) ??
    length(model.context_window) ??
    length(model.max_context_length) ??
    length(n_ctx)
  );
}

function length(value: unknown): number | null {
  return Number.isInteger(value) && (value as number) > 0 ? (value as number) : null;
}

function price(value: unknown): bigint | null {
  return typeof value === 'string' ? parseUsdPerToken(value) : null;
}
