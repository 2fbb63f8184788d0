import type { ConnectionId, ModelId } from '../kernel/ids.ts';
import type { BroughtCredential, Connection, Deployment, Model } from './model.ts';

/** Everything the data plane routes by, read in one consistent snapshot. */
export interface CatalogRows {
  readonly models: readonly Model[];
  readonly aliases: readonly { readonly name: string; readonly modelId: ModelId }[];
  readonly connections: readonly Connection[];
  readonly deployments: readonly Deployment[];
  readonly credentials: readonly BroughtCredential[];
}

export interface CatalogRepository {
  /**
   * All enabled models, aliases, connections, deployments and credentials that organizations brought, in one snapshot,
   * decrypted. A connection's credential that cannot be decrypted rejects; an organization's is null.
   */
  load(signal?: AbortSignal): Promise<CatalogRows>;
  /** Adds or updates the connection of this name; its id stays the one first stored. Returns that id. */
  saveConnection(connection: Connection): Promise<ConnectionId>;
  /**
   * Makes the connection serve exactly these models: adds missing models and deployments, removes deployments of
   * models the upstream no longer lists, fills in prices and context lengths that are still unknown, and never
   * overwrites one that is known. One transaction.
   *
   * Models are matched by name, `deployments[].modelId` being an id in `discovered`: where a model of that name is
   * there already, it keeps its id and so does the connection's deployment of it. What is so already is not written,
   * so that a discovery without news tells no replica of a change.
   */
  replaceDiscovered(
    connectionId: ConnectionId,
    discovered: readonly Model[],
    deployments: readonly Deployment[],
  ): Promise<void>;
}

/** What an upstream says of a model it serves. */
export interface DiscoveredModel {
  readonly name: string;
  readonly ownedBy: string | null;
  readonly contextLength: number | null;
  readonly prices: Model['prices'];
}

/** Asks an upstream which models it serves. */
export interface ModelDiscovery {
  /** Rejects with a ProviderError when the upstream does not answer properly within the connect and first-byte limits. */
  listModels(connection: Connection, signal?: AbortSignal): Promise<DiscoveredModel[]>;
}
