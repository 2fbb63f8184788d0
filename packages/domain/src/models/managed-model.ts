import type { ConnectionId, ModelId, UserId } from '../kernel/ids.ts';
import type { Connection, Model, PriceList } from './model.ts';
import type { ConnectionManager, PriceSource } from './ports.ts';

/** How people name a model: by id over HTTP, by name on the command line. */
export type ModelKey = { readonly id: ModelId } | { readonly name: string };

/** A model as operators see it. */
export interface ManagedModel extends Model {
  /** False for a removed one: no client sees it, and discovery does not bring it back. */
  readonly enabled: boolean;
  /** The names of the connections that serve it, sorted. */
  readonly servedBy: readonly string[];
}

/** A list of prices, with who set it and when. */
export interface SetPrices {
  readonly prices: PriceList;
  readonly source: PriceSource;
  readonly createdAt: Date;
  /** Null for an upstream and for the command line. */
  readonly createdBy: UserId | null;
}

/** A connection as operators see it: never with its credential. */
export interface ManagedConnection extends Pick<Connection, 'name' | 'kind' | 'baseUrl'> {
  readonly id: ConnectionId;
  readonly managedBy: ConnectionManager;
  readonly hasCredential: boolean;
  /** False for a retired one: nothing is sent to it. */
  readonly enabled: boolean;
  /** How many models it serves, or would serve. */
  readonly models: number;
  /** How many organizations brought a credential for it. */
  readonly broughtCredentials: number;
}

export interface ModelRepository {
  /** By name. */
  list(): Promise<readonly ManagedModel[]>;
  /** Locks it until the end of the transaction. */
  findForUpdate(key: ModelKey): Promise<Omit<ManagedModel, 'servedBy'> | null>;
  /** Stores whether it is enabled. */
  update(model: Pick<ManagedModel, 'id' | 'enabled'>): Promise<void>;
  /** Adds a list of prices. */
  addPrices(modelId: ModelId, list: SetPrices): Promise<void>;
}

export interface ConnectionRepository {
  /** By name. */
  list(): Promise<readonly ManagedConnection[]>;
  /** Deletes it with its deployments and the credentials that organizations brought for it. False when there is none. */
  delete(id: ConnectionId): Promise<boolean>;
}

/** The storage of the catalog for operators, within a unit of work. */
export interface CatalogRepositories {
  readonly models: ModelRepository;
  readonly connections: ConnectionRepository;
}
