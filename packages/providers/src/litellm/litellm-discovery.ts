import { ProviderError } from '@weir/domain/inference';
import {
  type Connection,
  type DiscoveredModel,
  type ModelCapability,
  type ModelDiscovery,
  type ModelPrices,
  parseUsdPerRequest,
  parseUsdPerToken,
  UNKNOWN_PRICES,
} from '@weir/domain/models';
import { getJson } from '../get-json.ts';
import { openAiCompatibleHttp } from '../openai-compatible/openai-compatible-http.ts';
import type { UpstreamPools } from '../upstream-pools.ts';
import { UpstreamTargets } from '../upstream-targets.ts';

const MAX_LIST_BYTES = 16 * 1024 * 1024;
const MAX_ENTRIES = 10_000;

type Json = Readonly<Record<string, unknown>>;

const CAPABILITY_OF_MODE: Readonly<Record<string, ModelCapability>> = {
  chat: 'text',
  completion: 'text',
  responses: 'text',
  embedding: 'embeddings',
  rerank: 'rerank',
  moderation: 'moderation',
  image_generation: 'image_generation',
  audio_transcription: 'audio_input',
  audio_speech: 'audio_output',
};

const CAPABILITY_OF_FLAG: Readonly<Record<string, ModelCapability>> = {
  supports_vision: 'vision',
  supports_audio_input: 'audio_input',
  supports_audio_output: 'audio_output',
  supports_function_calling: 'tools',
  supports_reasoning: 'reasoning',
  supports_response_schema: 'structured_output',
};

/** US dollars per token. */
const PRICES = {
  input_cost_per_token: 'inputNanoUsdPerMillion',
  cache_read_input_token_cost: 'cachedInputNanoUsdPerMillion',
  cache_creation_input_token_cost: 'cacheWriteNanoUsdPerMillion',
  input_cost_per_audio_token: 'audioInputNanoUsdPerMillion',
  output_cost_per_token: 'outputNanoUsdPerMillion',
  output_cost_per_reasoning_token: 'reasoningNanoUsdPerMillion',
  output_cost_per_audio_token: 'audioOutputNanoUsdPerMillion',
} as const satisfies Record<string, keyof ModelPrices>;

/**
 * `GET /v1/model/info` of a LiteLLM proxy (https://docs.litellm.ai/docs/proxy/model_management), which says more of its models
 * than the list that it has as an OpenAI-compatible server. A name that is there several times is served by several
 * deployments: what is said of it is what holds for all.
 */
export class LiteLlmDiscovery implements ModelDiscovery<Connection> {
  readonly #targets: UpstreamTargets;

  constructor(pools: UpstreamPools) {
    this.#targets = new UpstreamTargets(pools, openAiCompatibleHttp);
  }

  async listModels(connection: Connection, signal?: AbortSignal): Promise<DiscoveredModel[]> {
    const { connectMs, firstByteMs } = connection.timeouts;
    const { status, json } = await getJson(this.#targets.of(connection), '/model/info', {
      maxBytes: MAX_LIST_BYTES,
      timeoutMs: connectMs + firstByteMs,
      signal,
    });
    const data = (json as { data?: unknown } | null)?.data;
    if (!Array.isArray(data)) throw new ProviderError('upstream_malformed_answer', { status });
    const models = new Map<string, DiscoveredModel>();
    for (const entry of data.slice(0, MAX_ENTRIES) as unknown[]) {
      const model = readModel(entry);
      if (model === null) continue;
      const known = models.get(model.name);
      models.set(model.name, known === undefined ? model : inCommon(known, model));
    }
    return [...models.values()];
  }
}

function readModel(entry: unknown): DiscoveredModel | null {
  if (!isObject(entry)) return null;
  const { model_name: name } = entry;
  // A wildcard stands for models that it does not name.
  if (typeof name !== 'string' || name === '' || name.includes('*')) return null;
  const info = isObject(entry.model_info) ? entry.model_info : {};
  return {
    name,
    ownedBy: typeof info.litellm_provider === 'string' ? info.litellm_provider : null,
    contextLength: length(info.max_input_tokens) ?? length(info.max_tokens),
    maxOutputTokens: length(info.max_output_tokens),
    capabilities: capabilitiesOf(info),
    // It knows what vendors charge, not what whoever runs it does.
    prices: UNKNOWN_PRICES,
    suggestedPrices: pricesOf(info),
  };
}

function capabilitiesOf(info: Json): readonly ModelCapability[] {
  const ofMode = CAPABILITY_OF_MODE[String(info.mode)];
  const ofFlags = Object.entries(CAPABILITY_OF_FLAG).flatMap(([flag, capability]) =>
    info[flag] === true ? [capability] : [],
  );
  return [...new Set(ofMode === undefined ? ofFlags : [ofMode, ...ofFlags])];
}

function pricesOf(info: Json): ModelPrices {
  const perToken = Object.entries(PRICES).map(([theirs, ours]) => [
    ours,
    price(info[theirs], parseUsdPerToken),
  ]);
  return {
    ...UNKNOWN_PRICES,
    ...Object.fromEntries(perToken),
    requestNanoUsd: price(info.input_cost_per_query, parseUsdPerRequest),
  };
}

/** It says 0 of models that it does not know: that is no price. The last digits of a float are noise. */
function price(value: unknown, parse: (text: string) => bigint | null): bigint | null {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return null;
  return parse(Number(value.toPrecision(9)).toString());
}

function inCommon(one: DiscoveredModel, other: DiscoveredModel): DiscoveredModel {
  const kinds = Object.keys(UNKNOWN_PRICES).filter((kind) => kind !== 'tiers') as Exclude<
    keyof ModelPrices,
    'tiers'
  >[];
  const [prices, others] = [one.suggestedPrices!, other.suggestedPrices!];
  const same = kinds.map((kind) => [kind, prices[kind] === others[kind] ? prices[kind] : null]);
  return {
    ...one,
    ownedBy: one.ownedBy === other.ownedBy ? one.ownedBy : null,
    contextLength: shorter(one.contextLength, other.contextLength),
    maxOutputTokens: shorter(one.maxOutputTokens ?? null, other.maxOutputTokens ?? null),
    capabilities: one.capabilities!.filter((capability) => other.capabilities!.includes(capability)),
    suggestedPrices: { ...UNKNOWN_PRICES, ...Object.fromEntries(same) },
  };
}

function shorter(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.min(one, other);
}

function length(value: unknown): number | null {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= 2_147_483_647
    ? (value as number)
    : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
