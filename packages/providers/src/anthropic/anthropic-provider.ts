import type { InferenceProvider, ProviderCall, ResponseSink, UpstreamRequest } from '@weir/domain/inference';
import { openExchange } from '../exchange.ts';
import type { UpstreamPools } from '../upstream-pools.ts';
import { UpstreamTargets } from '../upstream-targets.ts';
import { withAnthropicHeaders } from './anthropic-headers.ts';
import { anthropicHttp } from './anthropic-http.ts';

/** Any server with Anthropic's API: Anthropic, the Anthropic endpoints of others. */
export class AnthropicProvider implements InferenceProvider {
  readonly #targets: UpstreamTargets;

  constructor(pools: UpstreamPools) {
    this.#targets = new UpstreamTargets(pools, anthropicHttp);
  }

  open(call: ProviderCall, sink: ResponseSink): UpstreamRequest {
    const { connection, headers } = call;
    const request = { ...call, headers: withAnthropicHeaders(headers, connection.credential) };
    return openExchange(this.#targets.of(connection), request, sink);
  }
}
