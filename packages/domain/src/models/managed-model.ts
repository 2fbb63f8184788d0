import type { ConnectionId, DeploymentId, Id, ModelId, UserId } from '../kernel/ids.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type {
  Connection,
  ConnectionBreaker,
  Deployment,
  Model,
  ModelCapability,
  PriceList,
} from './model.ts';
import type { ConnectionManager, PriceSource } from './ports.ts';

/** How people name a model: by id over HTTP, by name on the command line. */
export type ModelKey = { readonly id: ModelId } | { readonly name: string };

/** A model as operators see it. */
export interface ManagedModel extends Model {
  /** False for a removed one: no client sees it, and discovery does not bring it back. */
  readonly enabled: boolean;
  /** Other names it answers to, sorted. */
  readonly aliases: readonly string[];
  /** The names of the connections that serve it, sorted. */
  readonly servedBy: readonly string[];
}

/** What operators decide about a model, besides its prices. */
export type ModelSettings = Pick<
  ManagedModel,
  | 'ownedBy'
  | 'contextLength'
  | 'maxOutputTokens'
  | 'capabilities'
  | 'dropParams'
  | 'lifecycle'
  | 'restricted'
  | 'free'
  | 'routing'
  | 'enabled'
  | 'aliases'
>;

/** A list of prices, with who set it and when. */
export interface SetPrices {
  readonly prices: PriceList;
  readonly source: PriceSource;
  readonly createdAt: Date;
  /** Null for an upstream and for the command line. */
  readonly createdBy: UserId | null;
}

/** One change of a model: every field that it changed, from which value to which. */
export interface ModelChange {
  readonly id: Id<'model-change'>;
  readonly changedAt: Date;
  /** When it takes effect: later than it was made only for prices. */
  readonly effectiveAt: Date;
  /** Null for the command line. */
  readonly changedBy: UserId | null;
  readonly action: string;
  /** Values as the API shows them, by the field's name there. */
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

export interface ModelFilter {
  /** A part of the name, in any case. */
  readonly search?: string | undefined;
  /** In any case. */
  readonly ownedBy?: string | undefined;
  readonly capability?: ModelCapability | undefined;
  /** Without removed models. */
  readonly enabledOnly?: boolean;
}

/** A connection as operators see it: never with its credential. */
export interface ManagedConnection extends Omit<Connection, 'credential'> {
  readonly managedBy: ConnectionManager;
  readonly hasCredential: boolean;
  /** False for a retired one: nothing is sent to it. */
  readonly enabled: boolean;
  /** What the discovery server says about the host. */
  readonly tags: readonly string[];
  /** How many models it serves, or would serve. */
  readonly models: number;
  /** How many organizations brought a credential for it. */
  readonly broughtCredentials: number;
}

/** The stored columns of a connection. The credential is encrypted and bound to the id; undefined leaves it as it is. */
export interface StoredConnection extends Omit<Connection, 'credential'> {
  readonly enabled: boolean;
  readonly sealedCredential: Uint8Array | null | undefined;
}

/** Who decides about a deployment: discovery brings back what an upstream lists. */
export interface ManagedDeployment extends Deployment {
  readonly enabled: boolean;
  readonly managedBy: 'upstream' | 'operator';
  /** Since when the upstream does not list the model: nothing is sent there. Null while it does. */
  readonly missingSince: Date | null;
}

export interface ModelRepository {
  /** By name. */
  list(): Promise<readonly ManagedModel[]>;
  page(filter: ModelFilter, page: PageRequest): Promise<Page<ManagedModel>>;
  find(id: ModelId): Promise<ManagedModel | null>;
  /** Locks it until the end of the transaction. */
  findForUpdate(key: ModelKey): Promise<ManagedModel | null>;
  /** Throws DomainError `name_taken`. */
  insert(model: Pick<Model, 'id' | 'name' | 'createdAt'> & ModelSettings): Promise<void>;
  /** Throws DomainError `name_taken` for an alias that is a name or another model's alias. */
  update(id: ModelId, settings: ModelSettings): Promise<void>;
  addPrices(modelId: ModelId, list: SetPrices): Promise<void>;
  /** All lists, the one that takes effect last first, at most `limit`. */
  listPrices(modelId: ModelId, limit: number): Promise<readonly SetPrices[]>;
  addChange(modelId: ModelId, change: ModelChange): Promise<void>;
  listChanges(modelId: ModelId, page: PageRequest): Promise<Page<ModelChange>>;
}

export interface ConnectionRepository {
  /** By name. */
  list(): Promise<readonly ManagedConnection[]>;
  page(page: PageRequest): Promise<Page<ManagedConnection>>;
  /** Locks it until the end of the transaction. */
  findForUpdate(id: ConnectionId): Promise<ManagedConnection | null>;
  find(id: ConnectionId): Promise<ManagedConnection | null>;
  /** Throws DomainError `name_taken`. */
  insert(connection: StoredConnection): Promise<void>;
  /** Throws DomainError `name_taken`. */
  update(connection: StoredConnection): Promise<void>;
  /** What a person sets the breaker to. Returns the changed connection; null when there is none. */
  setBreaker(id: ConnectionId, set: NonNullable<ConnectionBreaker['set']>): Promise<ManagedConnection | null>;
  /** Deletes it with its deployments and the credentials that organizations brought for it. False when there is none. */
  delete(id: ConnectionId): Promise<boolean>;
}

export interface DeploymentFilter {
  readonly modelId?: ModelId | undefined;
  readonly connectionId?: ConnectionId | undefined;
}

export interface DeploymentRepository {
  page(filter: DeploymentFilter, page: PageRequest): Promise<Page<ManagedDeployment>>;
  /** Locks it until the end of the transaction. */
  findForUpdate(id: DeploymentId): Promise<ManagedDeployment | null>;
  find(id: DeploymentId): Promise<ManagedDeployment | null>;
  /** Throws DomainError `conflict` when the connection serves the model under this name already. */
  insert(deployment: ManagedDeployment): Promise<void>;
  update(
    deployment: Pick<
      ManagedDeployment,
      'id' | 'tier' | 'weight' | 'maxParallel' | 'contextLength' | 'enabled'
    >,
  ): Promise<void>;
  delete(id: DeploymentId): Promise<void>;
}

/** The storage of the catalog for operators, within a unit of work. */
export interface CatalogRepositories {
  readonly models: ModelRepository;
  readonly connections: ConnectionRepository;
  readonly deployments: DeploymentRepository;
}
