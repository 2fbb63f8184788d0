import { ProviderError } from '@weir/domain/inference';
import {
  type Connection,
  type DiscoveredModel,
  type ModelDiscovery,
  toBedrockEndpoint,
  UNKNOWN_PRICES,
} from '@weir/domain/models';
import { getJson } from '../get-json.ts';
import type { UpstreamPools } from '../upstream-pools.ts';
import { UpstreamTargets } from '../upstream-targets.ts';
import type { BedrockAccess } from './bedrock-access.ts';
import { toBedrockError } from './bedrock-errors.ts';
import { bedrockHttp } from './bedrock-http.ts';

const MAX_LIST_BYTES = 16 * 1024 * 1024;
const MAX_NAME_LENGTH = 256;
/** Of inference profiles. */
const MAX_PAGES = 10;

type Json = Readonly<Record<string, unknown>>;

/**
 * The models that generate text, and the inference profiles through which they can be called from the region:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListFoundationModels.html and `API_ListInferenceProfiles.html`. The
 * credential needs `bedrock:ListFoundationModels` and `bedrock:ListInferenceProfiles`.
 */
export class BedrockDiscovery implements ModelDiscovery<Connection> {
  readonly #targets: UpstreamTargets;
  readonly #access: BedrockAccess;

  constructor(pools: UpstreamPools, access: BedrockAccess) {
    this.#targets = new UpstreamTargets(pools, bedrockHttp);
    this.#access = access;
  }

  async listModels(connection: Connection, signal?: AbortSignal): Promise<DiscoveredModel[]> {
    const { modelSummaries } = await this.#get(
      connection,
      '/foundation-models?byOutputModality=TEXT',
      signal,
    );
    const textModels = new Map(objects(modelSummaries).map((summary) => [String(summary.modelId), summary]));
    const models = [...textModels.values()]
      .filter(isOnDemand)
      .map((summary) => toModel(summary.modelId, summary.providerName));
    for await (const profile of this.#profiles(connection, signal)) {
      const served = objects(profile.models).map(({ modelArn }) => String(modelArn).split('/').at(-1)!);
      const first = textModels.get(served[0] ?? '');
      if (profile.status === 'ACTIVE' && first !== undefined) {
        models.push(toModel(profile.inferenceProfileId, first.providerName));
      }
    }
    return models.filter(({ name }) => name !== '' && name.length <= MAX_NAME_LENGTH);
  }

  async *#profiles(connection: Connection, signal: AbortSignal | undefined): AsyncGenerator<Json> {
    let token: unknown;
    for (let page = 0; page < MAX_PAGES; page++) {
      const next = typeof token === 'string' ? `&nextToken=${encodeURIComponent(token)}` : '';
      const path = `/inference-profiles?maxResults=1000&type=SYSTEM_DEFINED${next}`;
      const { inferenceProfileSummaries, nextToken } = await this.#get(connection, path, signal);
      yield* objects(inferenceProfileSummaries);
      if (typeof nextToken !== 'string') return;
      token = nextToken;
    }
  }

  async #get(connection: Connection, path: string, signal: AbortSignal | undefined): Promise<Json> {
    const { connectMs, firstByteMs } = connection.timeouts;
    const baseUrl = toBedrockEndpoint(connection.baseUrl).controlUrl;
    const target = this.#targets.of({ ...connection, baseUrl });
    const url = new URL(baseUrl + path);
    const headers = await this.#access.authorize(connection, { method: 'GET', url, body: [] });
    try {
      const { status, json } = await getJson(
        { ...target, getHeaders: [...target.getHeaders, ...headers] },
        path,
        { maxBytes: MAX_LIST_BYTES, timeoutMs: connectMs + firstByteMs, signal },
      );
      if (typeof json !== 'object' || json === null) {
        throw new ProviderError('upstream_malformed_answer', { status });
      }
      return json as Json;
    } catch (error) {
      throw error instanceof ProviderError ? toBedrockError(error) : error;
    }
  }
}

function isOnDemand({ inferenceTypesSupported, modelLifecycle }: Json): boolean {
  const isActive = (modelLifecycle as { status?: unknown } | undefined)?.status !== 'LEGACY';
  return isActive && Array.isArray(inferenceTypesSupported) && inferenceTypesSupported.includes('ON_DEMAND');
}

function toModel(name: unknown, owner: unknown): DiscoveredModel {
  return {
    name: typeof name === 'string' ? name : '',
    ownedBy: typeof owner === 'string' ? owner : null,
    contextLength: null,
    prices: UNKNOWN_PRICES,
  };
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : [];
}
