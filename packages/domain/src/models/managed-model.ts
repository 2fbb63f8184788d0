import type { ConnectionId } from '../kernel/ids.ts';
import type { Connection, Model } from './model.ts';
import type { ConnectionManager } from './ports.ts';

/** A model as operators see it. */
export interface ManagedModel extends Model {
  /** False for a removed one: no client sees it, and discovery does not bring it back. */
  readonly enabled: boolean;
  /** The names of the connections that serve it, sorted. */
  readonly servedBy: readonly string[];
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
  findForUpdate(name: string): Promise<Pick<ManagedModel, 'id' | 'name' | 'prices' | 'enabled'> | null>;
  /** Stores its prices, and whether it is enabled. */
  update(model: Pick<ManagedModel, 'id' | 'prices' | 'enabled'>): Promise<void>;
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
