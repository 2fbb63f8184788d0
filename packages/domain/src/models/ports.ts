import type { ConnectionId, ModelId } from '../kernel/ids.ts';
import type {
  BroughtCredential,
  CatalogConnection,
  Connection,
  Deployment,
  Model,
  ModelCapability,
  ModelPrices,
} from './model.ts';

/** Who decides about a connection; `discovery` is the discovery server. */
export type ConnectionManager = 'environment' | 'operator' | 'discovery';

/** Who set prices: an upstream that states them, or an operator. */
export type PriceSource = 'upstream' | 'operator';

/** Everything the data plane routes by, read in one consistent snapshot. */
export interface CatalogRows {
  readonly models: readonly Model[];
  readonly aliases: readonly { readonly name: string; readonly modelId: ModelId }[];
  readonly connections: readonly CatalogConnection[];
  readonly deployments: readonly Deployment[];
  readonly credentials: readonly BroughtCredential[];
  /** Whether the platform serves no model whose cost cannot be known. */
  readonly refusesUnpriced: boolean;
}

export interface CatalogRepository {
  /**
   * All enabled models, aliases, connections, deployments and organizations' credentials in one snapshot. A connection's
   * credential is sealed if opening it needs a key service. Rejects when another cannot be opened; an organization's is then null.
   */
  load(signal?: AbortSignal): Promise<CatalogRows>;
  /**
   * Adds the connection of this name or updates it, keeping its id. Returns the id. Default manager: an operator.
   *
   * For the environment it is enabled, too; and one with another base URL, of a kind that takes a credential, is another
   * connection: the former is retired, so that no credential for it, an organization's included, goes to the new URL.
   * Rejects with DomainError `name_taken` when an operator's connection has the name.
   */
  saveConnection(connection: Connection, managedBy?: ConnectionManager): Promise<ConnectionId>;
  /**
   * Retires every connection that the environment configured, but the one of this name: it is disabled, and its credential
   * deleted.
   */
  retireConfigured(exceptName: string | null): Promise<void>;
  /**
   * Makes the connection serve exactly these models: adds missing models and deployments, sets deployments aside whose models
   * the upstream no longer lists, fills in unknown context lengths, longest outputs and capabilities, and prices that no
   * upstream has stated and no operator has set. It never overwrites known ones. One transaction.
   *
   * A deployment that was set aside comes back with what operators decided about it. After 30 days it is deleted.
   *
   * Models are matched by name; `deployments[].modelId` is an id in `discovered`. A model that exists already keeps its id,
   * and so does the connection's deployment of it. Unchanged rows are not written, so a discovery without news notifies no
   * replica.
   */
  replaceDiscovered(
    connectionId: ConnectionId,
    discovered: readonly Model[],
    deployments: readonly Deployment[],
  ): Promise<void>;
  /**
   * Makes the connections of the discovery server exactly these, matched by base URL: adds and enables them, disables the
   * others, deleting their credentials, and makes each serve exactly its deployments. `deployments[].modelId` is an id in
   * `models`, as above. One transaction.
   *
   * @returns how many were not in service before, and how many no longer are
   */
  replaceHosts(
    hosts: readonly DiscoveredHost[],
    models: readonly Model[],
  ): Promise<{ readonly added: number; readonly gone: number }>;
  /** Notes how it went to ask the upstream, or the discovery server (null). Of the failures it keeps the last one. */
  recordDiscovery(source: ConnectionId | null, outcome: DiscoveryOutcome): Promise<void>;
}

/** A connection to a host of the discovery server. */
export interface DiscoveredHost {
  readonly connection: Connection;
  readonly tags: readonly string[];
  readonly deployments: readonly Deployment[];
}

/** How it went to ask for models or hosts. */
export type DiscoveryOutcome =
  | { readonly at: Date; readonly errorCode: string }
  | {
      readonly at: Date;
      /** How many there are. */
      readonly count: number;
      /** Null for hosts. */
      readonly listed: readonly DiscoveredModel[] | null;
    };

/** An upstream's data about one of its models. */
export interface DiscoveredModel {
  readonly name: string;
  readonly ownedBy: string | null;
  readonly contextLength: number | null;
  /** Absent when unknown. */
  readonly maxOutputTokens?: number | null;
  /** Absent when unknown. */
  readonly capabilities?: readonly ModelCapability[];
  /** What it states as the prices that it charges. They are applied where nobody has set others. */
  readonly prices: ModelPrices;
  /** What it knows of prices otherwise: offered to operators, never applied. */
  readonly suggestedPrices?: ModelPrices;
}

/** Asks an upstream for its models; upstreams themselves are asked with a credential that is opened. */
export interface ModelDiscovery<Asked extends CatalogConnection = CatalogConnection> {
  /**
   * Rejects with a ProviderError when the upstream does not answer correctly within the connect and first-byte limits, and with
   * DomainError `credential_unavailable` or `internal_error` when the credential cannot be opened.
   */
  listModels(connection: Asked, signal?: AbortSignal): Promise<DiscoveredModel[]>;
}

/** Asks the discovery server for its hosts. */
export interface DiscoveryServer {
  /** The JSON of its answer, not trusted. Rejects with a ProviderError. */
  listHosts(signal?: AbortSignal): Promise<unknown>;
}

/** What one gateway at a time does, by the clock of the database. */
export interface DiscoveryTurns {
  /** Whether the holder has the turn for this time from now on: nobody had it, or the holder itself. */
  take(name: DiscoveryTurn, holder: string, forMs: number): Promise<boolean>;
  /** Lets others have it at once. */
  giveBack(name: DiscoveryTurn, holder: string): Promise<void>;
}

/** To ask all upstreams from time to time; and to ask them all at once, because somebody wants it. */
export type DiscoveryTurn = 'poll' | 'sync';
