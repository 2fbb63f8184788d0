import type { SealedCredential } from '../kernel/credential-cipher.ts';
import type {
  ApiKeyId,
  ConnectionId,
  CredentialId,
  DeploymentId,
  ModelId,
  OrganizationId,
  PriceId,
  WorkspaceId,
} from '../kernel/ids.ts';
import type { NanoUsd } from '../kernel/money.ts';
import type { RoutingPolicy } from '../routing/routing-policy.ts';
import type { ConnectionKind, UpstreamApi } from './connection-kinds.ts';

/**
 * Prices in nano-USD per million tokens. Null is unknown, never free. Input read from a cache, written to one, of audio and
 * of images without a price of its own costs what input costs; reasoning and audio that are generated, what output costs.
 */
export interface TokenPrices {
  readonly inputNanoUsdPerMillion: NanoUsd | null;
  readonly cachedInputNanoUsdPerMillion: NanoUsd | null;
  readonly cacheWriteNanoUsdPerMillion: NanoUsd | null;
  readonly audioInputNanoUsdPerMillion: NanoUsd | null;
  readonly imageInputNanoUsdPerMillion: NanoUsd | null;
  readonly outputNanoUsdPerMillion: NanoUsd | null;
  readonly reasoningNanoUsdPerMillion: NanoUsd | null;
  readonly audioOutputNanoUsdPerMillion: NanoUsd | null;
}

/** The prices of all tokens of a request whose input is long. */
export interface PriceTier extends TokenPrices {
  /** The shortest input that they apply to, at least 1. */
  readonly fromInputTokens: number;
}

/** What a model costs: its prices, and those of longer inputs. */
export interface ModelPrices extends TokenPrices {
  /** Added to each request, besides its tokens. Few models have one; null means none where tokens are counted. */
  readonly requestNanoUsd: NanoUsd | null;
  /** Of an image, a second of audio or a character, by what the operation counts. Null: its tokens are billed. */
  readonly unitNanoUsd: NanoUsd | null;
  /** Shortest input first. */
  readonly tiers: readonly PriceTier[];
}

/** Prices as they were set: another price is another list. */
export interface PriceList extends ModelPrices {
  /** Null where none were ever set. */
  readonly id: PriceId | null;
  readonly effectiveFrom: Date;
}

/** What a model can do, for people who look for one. It refuses no request. */
export const MODEL_CAPABILITIES = [
  'text',
  'vision',
  'audio_input',
  'audio_output',
  'tools',
  'reasoning',
  'structured_output',
  'embeddings',
  'rerank',
  'moderation',
  'image_generation',
] as const;

export type ModelCapability = (typeof MODEL_CAPABILITIES)[number];

/** When a model leaves service. Both may lie in the future; null where nobody said so. */
export interface ModelLifecycle {
  /** From then on clients should move to another model. */
  readonly deprecatedAt: Date | null;
  /** From then on its requests are refused. */
  readonly retiresAt: Date | null;
}

/** The entry for a name that clients send in `model`. */
export interface Model {
  readonly id: ModelId;
  /** The public name, unique, at most 256 characters. */
  readonly name: string;
  readonly ownedBy: string;
  readonly contextLength: number | null;
  /** The most tokens of one answer; null when unknown. */
  readonly maxOutputTokens: number | null;
  readonly capabilities: readonly ModelCapability[];
  readonly lifecycle: ModelLifecycle;
  /** Outermost members of a request that a translation may leave out, where an upstream cannot express them. Sorted. */
  readonly dropParams: readonly string[];
  /** A subscription to it needs an approval. Changed by `updateModel` only, with the subscriptions to it. */
  readonly restricted: boolean;
  /** Only keys with an active subscription may use it: it is restricted, or the platform wants subscriptions. */
  readonly requiresSubscription: boolean;
  /** Costs nothing, whatever its prices. */
  readonly free: boolean;
  readonly routing: RoutingPolicy;
  /** In effect when the model was read. Ask {@link pricesAt} for those of a moment. */
  readonly prices: PriceList;
  /** Those that take effect later, the next one first. */
  readonly laterPrices: readonly PriceList[];
  readonly createdAt: Date;
}

/** How long an upstream may take, milliseconds. */
export interface ConnectionTimeouts {
  readonly connectMs: number;
  /** From the request sent to the first byte of the body. */
  readonly firstByteMs: number;
  /** Between two reads of the body, while Weir is reading. */
  readonly idleMs: number;
  /** The whole attempt. */
  readonly totalMs: number;
}

export const DEFAULT_TIMEOUTS: ConnectionTimeouts = {
  connectMs: 5_000,
  firstByteMs: 300_000,
  idleMs: 120_000,
  totalMs: 1_800_000,
};

/** Headers that may carry a credential: in `authorization` as a bearer token, in the others as it is. */
export const CREDENTIAL_HEADERS = ['authorization', 'api-key', 'x-api-key', 'x-goog-api-key'] as const;

export type CredentialHeader = (typeof CREDENTIAL_HEADERS)[number];
/** The breaker before a connection. A null number is the gateway's configuration. */
export interface ConnectionBreaker {
  /** As many failures open it. */
  readonly failures: number | null;
  /** Within this time, milliseconds. */
  readonly windowMs: number | null;
  /** For how long, milliseconds. */
  readonly openMs: number | null;
  /** What a person set last: `open` until a person closes it. */
  readonly set: {
    readonly to: 'open' | 'closed';
    readonly at: Date;
    /** In the words of whoever set it. */
    readonly reason: string | null;
  } | null;
}

export const CONFIGURED_BREAKER: ConnectionBreaker = {
  failures: null,
  windowMs: null,
  openMs: null,
  set: null,
};

/** One upstream account, with its credential in clear: in memory only. */
export interface Connection {
  readonly id: ConnectionId;
  readonly name: string;
  readonly kind: ConnectionKind;
  /** The name of the preset that it was made from; null without one. Says nothing about how it is used. */
  readonly preset: string | null;
  /** The APIs that it speaks; null: those of its kind. At least one. */
  readonly apis: readonly UpstreamApi[] | null;
  /** Where its credential goes; null: where its kind has it. */
  readonly credentialHeader: CredentialHeader | null;
  /** Whether the models that it lists are added to the catalog. False: they are listed in the report of drift only. */
  readonly addsModels: boolean;
  /** Without a trailing slash and without endpoint paths, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly credential: string | null;
  /** Tells the ciphertext that the credential comes from apart from others; absent where it comes from none. */
  readonly sealedAs?: string;
  /** Of the credential that an organization brought; absent for the connection's own. */
  readonly credentialId?: CredentialId;
  /** `client`: each request brings its own, which is not stored. */
  readonly credentialFrom: 'weir' | 'client';
  /** What it serves costs nothing, whatever the prices of its models: a plan is paid otherwise. */
  readonly free: boolean;
  readonly timeouts: ConnectionTimeouts;
  /** Whether Weir may add `stream_options`, by which it asks for the usage of a stream. */
  readonly streamOptions: boolean;
  /** Whether the upstream understands `stream_options.continuous_usage_stats` (vLLM). */
  readonly continuousUsage: boolean;
  /** Its address was set over the API: it reaches private addresses only where the configuration allows them. */
  readonly guarded: boolean;
  readonly breaker: ConnectionBreaker;
}

/** A connection of the catalog, whose credential may be sealed still: requests open it. */
export interface CatalogConnection extends Omit<Connection, 'credential'> {
  readonly credential: string | SealedCredential | null;
}

/** The connection with a sealed credential, and what tells that apart from others. */
export function withSealedCredential<Of extends Omit<Connection, 'credential'>>(
  connection: Of,
  credential: SealedCredential,
): Of & CatalogConnection {
  const end = credential.sealed.subarray(-8);
  const sealedAs = Array.from(end, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { ...connection, credential, sealedAs };
}

/** A credential that an organization brought, used for requests of its owner instead of the connection's. */
export interface BroughtCredential {
  readonly id: CredentialId;
  /** The organization, or one of its workspaces or keys. */
  readonly ownerId: OrganizationId | WorkspaceId | ApiKeyId;
  readonly connectionId: ConnectionId;
  /** Null when it is known that it cannot be opened. */
  readonly credential: SealedCredential | null;
}

/** Model M is served by connection C under an upstream name, in a fallback tier, with a weight. */
export interface Deployment {
  readonly id: DeploymentId;
  readonly modelId: ModelId;
  readonly connectionId: ConnectionId;
  readonly upstreamName: string;
  /** 0 is tried first. */
  readonly tier: number;
  readonly weight: number;
  /** Most attempts that one gateway has running there; null for no limit. */
  readonly maxParallel: number | null;
  /** Tokens of prompt and answer together; null where it is the model's. */
  readonly contextLength: number | null;
}
