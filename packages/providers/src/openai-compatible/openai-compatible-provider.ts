import type { InferenceProvider, ProviderCall, ResponseSink, UpstreamRequest } from '@weir/domain/inference';
import { openExchange } from '../exchange.ts';
import type { UpstreamPools } from '../upstream-pools.ts';
import { UpstreamTargets } from '../upstream-targets.ts';
import { openAiCompatibleHttp } from './openai-compatible-http.ts';

/** Any server with OpenAI's API: OpenAI, vLLM, llama.cpp, the simulator. */
export class OpenAiCompatibleProvider implements InferenceProvider {
  readonly #targets: UpstreamTargets;

  constructor(pools: UpstreamPools) {
    this.#targets = new UpstreamTargets(pools, openAiCompatibleHttp);
  }

  open(call: ProviderCall, sink: ResponseSink): UpstreamRequest {
    return openExchange(this.#targets.of(call.connection), call, sink);
  }
}
