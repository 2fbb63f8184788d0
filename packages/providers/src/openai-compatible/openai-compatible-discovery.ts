import { ProviderError } from '@weir/domain/inference';
import {
  type Connection,
  type DiscoveredModel,
  type ModelDiscovery,
  parseUsdPerToken,
} from '@weir/domain/models';
import type { UpstreamPools } from '../upstream-pools.ts';
import { toProviderError } from './provider-errors.ts';
import { refusalOf } from './refusals.ts';

const MAX_LIST_BYTES = 16 * 1024 * 1024;
const MAX_MODELS = 10_000;
const MAX_NAME_LENGTH = 256;

/**
 * `GET /models` of an OpenAI-compatible server (https://platform.openai.com/docs/api-reference/models/list), with
 * what others add to it: vLLM's `max_model_len`, OpenRouter's `context_length` and `pricing` (USD per token).
 */
export class OpenAiCompatibleDiscovery implements ModelDiscovery {
  readonly #pools: UpstreamPools;

  constructor(pools: UpstreamPools) {
    this.#pools = pools;
  }

  async listModels(connection: Connection, signal?: AbortSignal): Promise<DiscoveredModel[]> {
    const limit = AbortSignal.timeout(connection.timeouts.connectMs + connection.timeouts.firstByteMs);
    const url = new URL(connection.baseUrl);
    const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'weir' };
    if (connection.credential !== null) headers.authorization = `Bearer ${connection.credential}`;
    let status: number;
    let retryAfter: string | undefined;
    let body: Buffer;
    try {
      const answer = await this.#pools.get(connection).request({
        method: 'GET',
        path: `${url.pathname.replace(/\/$/, '')}/models`,
        headers,
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      });
      status = answer.statusCode;
      const header = answer.headers['retry-after'];
      retryAfter = Array.isArray(header) ? header[0] : header;
      body = await readBounded(answer.body);
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      if (limit.aborted) throw new ProviderError('upstream_first_byte_timeout', { cause: error });
      throw toProviderError(error as Error);
    }
    if (status < 200 || status > 299)
      throw refusalOf({ status, retryAfter, body: [body] }, connection.credential);
    return readList(body.toString('utf8'), status);
  }
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MAX_LIST_BYTES) throw new ProviderError('upstream_answer_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readList(text: string, status: number): DiscoveredModel[] {
  let data: unknown;
  try {
    data = (JSON.parse(text) as { data?: unknown } | null)?.data;
  } catch (cause) {
    throw new ProviderError('upstream_malformed_answer', { status, cause });
  }
  if (!Array.isArray(data)) throw new ProviderError('upstream_malformed_answer', { status });
  const models = new Map<string, DiscoveredModel>();
  for (const entry of data.slice(0, MAX_MODELS) as unknown[]) {
    const model = readModel(entry);
    if (model !== null) models.set(model.name, model);
  }
  return [...models.values()];
}

function readModel(entry: unknown): DiscoveredModel | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const model = entry as Record<string, unknown>;
  const name = model.id;
  if (typeof name !== 'string' || name === '' || name.length > MAX_NAME_LENGTH) return null;
  const pricing = (model.pricing ?? {}) as Record<string, unknown>;
  return {
    name,
    ownedBy: typeof model.owned_by === 'string' ? model.owned_by : null,
    contextLength: length(model.context_length) ?? length(model.max_model_len),
    prices: {
      inputNanoUsdPerMillion: price(pricing.prompt),
      cachedInputNanoUsdPerMillion: price(pricing.input_cache_read),
      cacheWriteNanoUsdPerMillion: price(pricing.input_cache_write),
      outputNanoUsdPerMillion: price(pricing.completion),
    },
  };
}

function length(value: unknown): number | null {
  return Number.isInteger(value) && (value as number) > 0 ? (value as number) : null;
}

function price(value: unknown): bigint | null {
  return typeof value === 'string' ? parseUsdPerToken(value) : null;
}
