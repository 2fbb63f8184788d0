import { DEFAULT_TIMEOUTS, type DiscoveryServer } from '@weir/domain/models';
import { getJson } from './get-json.ts';
import type { UpstreamPools } from './upstream-pools.ts';
import { type HttpManner, toTarget } from './upstream-targets.ts';

const MAX_LIST_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
const MANNER: HttpManner = {
  credentialHeader: (credential) => ['authorization', `Bearer ${credential}`],
  readWords: () => undefined,
};

export interface DiscoveryServerAddress {
  /** With or without `/models` at its end. */
  readonly url: string;
  /** Sent as a bearer token; null for none. */
  readonly apiKey: string | null;
}

/** `GET /models` of the discovery server, which the configuration names: it may be at a private address. */
export class HttpDiscoveryServer implements DiscoveryServer {
  readonly #pools: UpstreamPools;
  readonly #address: DiscoveryServerAddress;

  constructor(pools: UpstreamPools, { url, apiKey }: DiscoveryServerAddress) {
    this.#pools = pools;
    this.#address = { url: url.replace(/\/+$/, '').replace(/\/models$/, ''), apiKey };
  }

  async listHosts(signal?: AbortSignal): Promise<unknown> {
    const { url: baseUrl, apiKey: credential } = this.#address;
    const connections = this.#pools.get({ baseUrl, timeouts: DEFAULT_TIMEOUTS, guarded: false });
    const target = toTarget({ baseUrl, credential, credentialHeader: null }, connections, MANNER);
    const limits = { maxBytes: MAX_LIST_BYTES, timeoutMs: TIMEOUT_MS, signal };
    return (await getJson(target, '/models', limits)).json;
  }
}
