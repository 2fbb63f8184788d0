import type { InferenceProvider } from '@weir/domain/inference';
import type { Connection, ConnectionKind, ModelDiscovery } from '@weir/domain/models';
import { AnthropicDiscovery } from './anthropic/anthropic-discovery.ts';
import { AnthropicProvider } from './anthropic/anthropic-provider.ts';
import { type AwsEnvironment, BedrockAccess } from './bedrock/bedrock-access.ts';
import { BedrockDiscovery } from './bedrock/bedrock-discovery.ts';
import { BedrockProvider } from './bedrock/bedrock-provider.ts';
import { LiteLlmDiscovery } from './litellm/litellm-discovery.ts';
import { OpenAiCompatibleDiscovery } from './openai-compatible/openai-compatible-discovery.ts';
import { OpenAiCompatibleProvider } from './openai-compatible/openai-compatible-provider.ts';
import type { UpstreamPools } from './upstream-pools.ts';

/** What the gateway needs to ask upstreams of every kind. */
export interface Providers {
  readonly providers: Readonly<Record<ConnectionKind, InferenceProvider>>;
  /** Asks each connection in the way of its kind. */
  readonly discovery: ModelDiscovery<Connection>;
}

/** Every kind of upstream. A new kind needs a folder, a line here and a row of the domain's `CONNECTION_KINDS`. */
export function createProviders(
  pools: UpstreamPools,
  aws: AwsEnvironment = { region: null, apiKey: null },
): Providers {
  const openAiCompatible = {
    provider: new OpenAiCompatibleProvider(pools),
    discovery: new OpenAiCompatibleDiscovery(pools),
  };
  const access = new BedrockAccess(pools.clock, aws);
  return byKind({
    'openai-compatible': openAiCompatible,
    anthropic: { provider: new AnthropicProvider(pools), discovery: new AnthropicDiscovery(pools) },
    bedrock: {
      provider: new BedrockProvider(pools, access),
      discovery: new BedrockDiscovery(pools, access),
    },
    litellm: { ...openAiCompatible, discovery: new LiteLlmDiscovery(pools) },
    simulator: openAiCompatible,
  });
}

interface Kind {
  readonly provider: InferenceProvider;
  readonly discovery: ModelDiscovery<Connection>;
}

function byKind(kinds: Readonly<Record<ConnectionKind, Kind>>): Providers {
  const providers = Object.entries(kinds).map(([kind, { provider }]) => [kind, provider]);
  return {
    providers: Object.fromEntries(providers) as Record<ConnectionKind, InferenceProvider>,
    discovery: {
      listModels: (connection, signal) => kinds[connection.kind].discovery.listModels(connection, signal),
    },
  };
}
