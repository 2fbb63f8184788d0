import type { ConnectionId, ModelId } from '../kernel/ids.ts';
import type { BroughtCredential, Connection, Deployment, Model, ModelPrices } from './model.ts';

/** Who decides about a connection. */
export type ConnectionManager = 'environment' | 'operator';

/** Who set prices: an upstream that states them, or an operator. */
export type PriceSource = 'upstream' | 'operator';

/** Everything the data plane routes by, read in one consistent snapshot. */
export interface CatalogRows {
  readonly models: readonly Model[];
  readonly aliases: readonly { readonly name: string; readonly modelId: ModelId }[];
  readonly connections: readonly Connection[];
  readonly deployments: readonly Deployment[];
  readonly credentials: readonly BroughtCredential[];
  /** Whether the platform serves no model whose cost cannot be known. */
  readonly refusesUnpriced: boolean;
}

export interface CatalogRepository {
  /**
   * All enabled models, aliases, connections, deployments and organizations' credentials, decrypted, in one snapshot.
   * Rejects when a connection's credential cannot be decrypted; an organization's is then null.
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
   * Makes the connection serve exactly these models: adds missing models and deployments, removes deployments of models
   * that the upstream no longer lists, fills in unknown context lengths, and prices that no upstream has stated and no
   * operator has set. It never overwrites known ones. One transaction.
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
}

/** An upstream's data about one of its models. */
export interface DiscoveredModel {
  readonly name: string;
  readonly ownedBy: string | null;
  readonly contextLength: number | null;
  readonly prices: ModelPrices;
}

/** Asks an upstream for its models. */
export interface ModelDiscovery {
  /** Rejects with a ProviderError when the upstream does not answer correctly within the connect and first-byte limits. */
  listModels(connection: Connection, signal?: AbortSignal): Promise<DiscoveredModel[]>;
}
