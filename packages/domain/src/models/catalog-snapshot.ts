import type { ApiKeyMode } from '../api-keys/api-key.ts';
import type { SealedCredential } from '../kernel/credential-cipher.ts';
import type {
  ApiKeyId,
  ConnectionId,
  CredentialId,
  ModelId,
  OrganizationId,
  WorkspaceId,
} from '../kernel/ids.ts';
import { CONNECTION_KINDS } from './connection-kinds.ts';
import {
  type CatalogConnection,
  type Connection,
  type Deployment,
  type Model,
  withSealedCredential,
} from './model.ts';
import type { CatalogRows } from './ports.ts';

/** A deployment with the connection it goes through. */
export interface CatalogDeployment extends Deployment {
  readonly connection: CatalogConnection;
}

/** The same for a request: with the credential in clear. */
export interface RoutedDeployment extends Deployment {
  readonly connection: Connection;
}

/** A model and its deployments, lowest tier first; within a tier the highest weight first, then by id. */
export interface ResolvedModel {
  readonly model: Model;
  readonly deployments: readonly CatalogDeployment[];
}

/** A model as a key sees it. */
export interface ListedModel {
  readonly model: Model;
  /** Other names it answers to, sorted. */
  readonly aliases: readonly string[];
  /** Whether any deployment serves it. */
  readonly ready: boolean;
}

/** Whose requests use a credential, from the narrowest on. */
export interface CredentialUser {
  readonly id: ApiKeyId;
  readonly workspaceId: WorkspaceId;
  readonly organizationId: OrganizationId;
  readonly mode: ApiKeyMode;
}

type OwnerId = OrganizationId | WorkspaceId | ApiKeyId;
/** By connection; null for a credential that cannot be opened. */
type BroughtConnections = ReadonlyMap<ConnectionId, CatalogConnection | null>;

interface View {
  readonly byName: ReadonlyMap<string, ResolvedModel>;
  readonly listed: readonly ListedModel[];
  readonly listedByName: ReadonlyMap<string, ListedModel>;
}

/**
 * Everything the data plane routes by, at one moment. Immutable. All joins are done when it is built, so that resolving is
 * one look-up in a Map.
 *
 * A test key reaches simulated connections only: for it, models without such a deployment do not exist. A live key also
 * sees models without any deployment, as not ready.
 */
export class CatalogSnapshot {
  /** Counts the snapshots of this process; 0 is the empty one before the first load. */
  readonly version: number;
  /** Every enabled connection, with or without deployments. */
  readonly connections: readonly CatalogConnection[];
  readonly deploymentCount: number;
  /** Whether the platform serves no model whose cost cannot be known. */
  readonly refusesUnpriced: boolean;
  /** Whether any model needs a subscription. */
  readonly needsSubscriptions: boolean;
  /** Every sealed credential, by its id where an organization brought it, else by the connection's. */
  readonly sealed: ReadonlyMap<ConnectionId | CredentialId, SealedCredential>;
  readonly #views: Readonly<Record<ApiKeyMode, View>>;
  /** The connections for which a credential was brought, with it, by its owner. */
  readonly #brought: ReadonlyMap<OwnerId, BroughtConnections>;

  constructor(rows: CatalogRows, version: number) {
    this.version = version;
    this.refusesUnpriced = rows.refusesUnpriced;
    this.needsSubscriptions = rows.models.some(({ requiresSubscription }) => requiresSubscription);
    this.#brought = bringCredentials(rows);
    this.connections = Object.freeze([...rows.connections]);
    this.sealed = sealedCredentials(rows);
    const routed = routeDeployments(rows);
    this.deploymentCount = [...routed.values()].reduce((count, deployments) => count + deployments.length, 0);
    const simulated = new Map<ModelId, readonly CatalogDeployment[]>();
    for (const [modelId, deployments] of routed) {
      const reachable = deployments.filter(
        (deployment) => CONNECTION_KINDS[deployment.connection.kind].simulated,
      );
      if (reachable.length > 0) simulated.set(modelId, Object.freeze(reachable));
    }
    this.#views = {
      live: buildView(rows, rows.models, routed),
      test: buildView(
        rows,
        rows.models.filter((model) => simulated.has(model.id)),
        simulated,
      ),
    };
  }

  /**
   * The model with this name or alias; a model's own name wins over an alias. Null when a key of this mode sees none. A
   * model may have no deployments.
   */
  resolve(name: string, mode: ApiKeyMode): ResolvedModel | null {
    return this.#views[mode].byName.get(name) ?? null;
  }

  /**
   * The deployments of a model for a key. Where its organization brought credentials, live keys use them: the key's own before its
   * workspace's before the organization's. A deployment whose credential cannot be opened is left out, and so are those after
   * it: requests that the organization wanted on its own account must not silently use another.
   */
  deploymentsFor({ deployments }: ResolvedModel, key: CredentialUser): readonly CatalogDeployment[] {
    if (this.#brought.size === 0 || key.mode !== 'live') return deployments;
    const ofKey = this.#brought.get(key.id);
    const ofWorkspace = this.#brought.get(key.workspaceId);
    const ofOrganization = this.#brought.get(key.organizationId);
    if ((ofKey ?? ofWorkspace ?? ofOrganization) === undefined) return deployments;
    const own: CatalogDeployment[] = [];
    for (const deployment of deployments) {
      const { connectionId: id } = deployment;
      // Null is found, and not to be passed over.
      let connection = ofKey?.get(id);
      if (connection === undefined) connection = ofWorkspace?.get(id);
      if (connection === undefined) connection = ofOrganization?.get(id);
      if (connection === null) break;
      own.push(connection === undefined ? deployment : { ...deployment, connection });
    }
    return own;
  }

  /** The enabled connection, with its own credential or one that an organization brought; null without either. */
  connectionWith(connectionId: ConnectionId, credentialId: CredentialId | null): CatalogConnection | null {
    if (credentialId === null) return this.connections.find(({ id }) => id === connectionId) ?? null;
    for (const brought of this.#brought.values()) {
      const connection = brought.get(connectionId);
      if (connection?.credentialId === credentialId) return connection;
    }
    return null;
  }

  /** The models a key of this mode sees, by name. */
  list(mode: ApiKeyMode): readonly ListedModel[] {
    return this.#views[mode].listed;
  }

  /** The listed model of this name or alias. */
  find(name: string, mode: ApiKeyMode): ListedModel | null {
    return this.#views[mode].listedByName.get(name) ?? null;
  }
}

function routeDeployments(rows: CatalogRows): Map<ModelId, readonly CatalogDeployment[]> {
  const connections = new Map(rows.connections.map((connection) => [connection.id, connection]));
  const routed = new Map<ModelId, CatalogDeployment[]>(rows.models.map((model) => [model.id, []]));
  for (const deployment of rows.deployments) {
    const connection = connections.get(deployment.connectionId);
    // The connection or model is disabled, so the other side of the join is missing.
    if (connection === undefined) continue;
    routed.get(deployment.modelId)?.push(Object.freeze({ ...deployment, connection }));
  }
  for (const deployments of routed.values()) Object.freeze(deployments.sort(inOrderOfTrial));
  return routed;
}

function bringCredentials({ connections, credentials }: CatalogRows): Map<OwnerId, BroughtConnections> {
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  const brought = new Map<OwnerId, Map<ConnectionId, CatalogConnection | null>>();
  for (const { id, ownerId, connectionId, credential } of credentials) {
    const connection = byId.get(connectionId);
    if (connection === undefined) continue;
    const ofOwner = brought.get(ownerId) ?? new Map<ConnectionId, CatalogConnection | null>();
    ofOwner.set(
      connectionId,
      credential === null
        ? null
        : Object.freeze(withSealedCredential({ ...connection, credentialId: id }, credential)),
    );
    brought.set(ownerId, ofOwner);
  }
  return brought;
}

function sealedCredentials({ connections, credentials }: CatalogRows) {
  const sealed = new Map<ConnectionId | CredentialId, SealedCredential>();
  for (const { id, credential } of [...connections, ...credentials]) {
    if (typeof credential === 'object' && credential !== null) sealed.set(id, credential);
  }
  return sealed;
}

function inOrderOfTrial(a: CatalogDeployment, b: CatalogDeployment): number {
  return a.tier - b.tier || b.weight - a.weight || compareText(a.id, b.id);
}

function buildView(
  rows: CatalogRows,
  models: readonly Model[],
  routed: ReadonlyMap<ModelId, readonly CatalogDeployment[]>,
): View {
  const aliases = new Map<ModelId, string[]>(models.map((model) => [model.id, []]));
  const names = new Set(models.map((model) => model.name));
  for (const alias of rows.aliases) {
    if (!names.has(alias.name)) aliases.get(alias.modelId)?.push(alias.name);
  }
  const byName = new Map<string, ResolvedModel>();
  const listedByName = new Map<string, ListedModel>();
  const listed: ListedModel[] = [];
  for (const model of [...models].sort((a, b) => compareText(a.name, b.name))) {
    const deployments = routed.get(model.id) ?? [];
    const ownAliases = Object.freeze((aliases.get(model.id) ?? []).sort(compareText));
    const resolved = Object.freeze({ model, deployments });
    const entry = Object.freeze({ model, aliases: ownAliases, ready: deployments.length > 0 });
    listed.push(entry);
    for (const name of [model.name, ...ownAliases]) {
      byName.set(name, resolved);
      listedByName.set(name, entry);
    }
  }
  return { byName, listed: Object.freeze(listed), listedByName };
}

/** By code unit: the same order on every machine, in any locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
