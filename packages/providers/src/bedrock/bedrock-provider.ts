import type { InferenceProvider, ProviderCall, ResponseSink, UpstreamRequest } from '@weir/domain/inference';
import type { UpstreamPools } from '../upstream-pools.ts';
import { UpstreamTargets } from '../upstream-targets.ts';
import type { BedrockAccess } from './bedrock-access.ts';
import { BedrockExchange } from './bedrock-exchange.ts';
import { bedrockHttp } from './bedrock-http.ts';

/**
 * AWS Bedrock (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Amazon_Bedrock_Runtime.html): Converse and
 * ConverseStream for what is translated, InvokeModel and its stream for Anthropic's Messages API, and CountTokens.
 */
export class BedrockProvider implements InferenceProvider {
  readonly #targets: UpstreamTargets;
  readonly #access: BedrockAccess;

  constructor(pools: UpstreamPools, access: BedrockAccess) {
    this.#targets = new UpstreamTargets(pools, bedrockHttp);
    this.#access = access;
  }

  open(call: ProviderCall, sink: ResponseSink): UpstreamRequest {
    const exchange = new BedrockExchange(this.#targets.of(call.connection), this.#access, call, sink);
    exchange.start();
    return exchange;
  }
}
