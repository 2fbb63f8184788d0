import { NO_HEADERS, ProviderError } from '@weir/domain/inference';
import {
  type Connection,
  type DiscoveredModel,
  type ModelDiscovery,
  UNKNOWN_PRICES,
} from '@weir/domain/models';
import { getJson } from '../get-json.ts';
import type { UpstreamPools } from '../upstream-pools.ts';
import { UpstreamTargets } from '../upstream-targets.ts';
import { withAnthropicHeaders } from './anthropic-headers.ts';
import { anthropicHttp } from './anthropic-http.ts';

const MAX_PAGE_BYTES = 4 * 1024 * 1024;
/** Of a page, as many as the API allows. */
const PAGE_MODELS = 1_000;
const MAX_PAGES = 10;
const MAX_NAME_LENGTH = 256;
/** Counts of tokens are stored as 32-bit integers. */
const MAX_TOKENS = 2_147_483_647;

/** `GET /models`, page by page (https://docs.claude.com/en/api/models-list). It has no prices. */
export class AnthropicDiscovery implements ModelDiscovery<Connection> {
  readonly #targets: UpstreamTargets;

  constructor(pools: UpstreamPools) {
    this.#targets = new UpstreamTargets(pools, anthropicHttp);
  }

  async listModels(connection: Connection, signal?: AbortSignal): Promise<DiscoveredModel[]> {
    const { connectMs, firstByteMs } = connection.timeouts;
    const target = this.#targets.of(connection);
    const getHeaders = [...target.getHeaders, ...withAnthropicHeaders(NO_HEADERS, connection.credential)];
    const models = new Map<string, DiscoveredModel>();
    let after = '';
    for (let page = 0; page < MAX_PAGES; page++) {
      const { status, json } = await getJson(
        { ...target, getHeaders },
        `/models?limit=${PAGE_MODELS}${after}`,
        {
          maxBytes: MAX_PAGE_BYTES,
          timeoutMs: connectMs + firstByteMs,
          signal,
        },
      );
      const { data, has_more, last_id } = (json ?? {}) as Record<string, unknown>;
      if (!Array.isArray(data)) throw new ProviderError('upstream_malformed_answer', { status });
      for (const entry of data.slice(0, PAGE_MODELS) as unknown[]) {
        const model = readModel(entry);
        if (model !== null) models.set(model.name, model);
      }
      if (has_more !== true || typeof last_id !== 'string' || last_id === '') break;
      after = `&after_id=${encodeURIComponent(last_id)}`;
    }
    return [...models.values()];
  }
}

function readModel(entry: unknown): DiscoveredModel | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { id, max_input_tokens, max_tokens, lifecycle } = entry as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || id.length > MAX_NAME_LENGTH || lifecycle === 'retired')
    return null;
  return {
    name: id,
    ownedBy: 'anthropic',
    contextLength: tokensOrNull(max_input_tokens),
    maxOutputTokens: tokensOrNull(max_tokens),
    prices: UNKNOWN_PRICES,
  };
}

function tokensOrNull(value: unknown): number | null {
  const isCount = Number.isInteger(value) && (value as number) > 0 && (value as number) <= MAX_TOKENS;
  return isCount ? (value as number) : null;
}
