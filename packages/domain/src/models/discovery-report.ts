import type { SignedInCaller } from '../kernel/actor.ts';
import type { ConnectionId, ModelId } from '../kernel/ids.ts';
import { notFound } from '../management/organization-access.ts';
import type { ManagementPorts } from '../management/unit-of-work.ts';
import { requirePermission } from '../permissions/require-permission.ts';
import { type Drift, driftOf, type ServedModelOfConnection, type UpstreamModel } from './drift.ts';
import type { CatalogRepositories, ManagedConnection } from './managed-model.ts';
import type { ModelPrices } from './model.ts';

/** How it went to ask a source. */
export interface DiscoveryState {
  /** Null: the discovery server. */
  readonly connectionId: ConnectionId | null;
  readonly askedAt: Date;
  readonly succeededAt: Date | null;
  /** The last failure, which may be long past, and its code. */
  readonly failedAt: Date | null;
  readonly errorCode: string | null;
  /** The first failure since the last success; null while it answers. */
  readonly failingSince: Date | null;
  /** How many models or hosts it listed last; null before its first answer. */
  readonly count: number | null;
}

export interface DiscoveryRepository {
  states(): Promise<readonly DiscoveryState[]>;
  /** What the upstream listed last, by name. */
  listed(connectionId: ConnectionId): Promise<readonly UpstreamModel[]>;
  /** What the connection serves or served, with what the catalog says of it. */
  served(connectionId: ConnectionId): Promise<readonly ServedModelOfConnection[]>;
  /** What upstreams say that the model costs, by connection. At most 100. */
  pricesStated(modelId: ModelId): Promise<readonly StatedPrices[]>;
}

export interface StatedPrices {
  /** The name of the connection. */
  readonly connection: string;
  /** The name of the model there. */
  readonly upstreamName: string;
  readonly prices: ModelPrices;
}

export interface DiscoveryReportRepositories extends CatalogRepositories {
  readonly discovery: DiscoveryRepository;
}

type Ports = ManagementPorts<DiscoveryReportRepositories>;

/** A source with its state; null before it was asked. */
export interface SourceReport {
  /** Null: the discovery server. */
  readonly connection: ManagedConnection | null;
  readonly state: DiscoveryState | null;
}

/**
 * Every connection in service, and the discovery server once it was asked. Throws DomainError `permission_denied`,
 * `scope_missing`.
 */
export async function readDiscovery(
  { actor }: SignedInCaller,
  { unitOfWork: { repositories } }: Ports,
): Promise<readonly SourceReport[]> {
  requirePermission(actor, 'platform.discovery.read', null);
  const [connections, states] = await Promise.all([
    repositories.connections.list(),
    repositories.discovery.states(),
  ]);
  const byConnection = new Map(states.map((state) => [state.connectionId, state]));
  const server = byConnection.get(null);
  const upstreams = connections
    .filter(({ enabled }) => enabled)
    .map((connection) => ({ connection, state: byConnection.get(connection.id) ?? null }));
  return server === undefined ? upstreams : [{ connection: null, state: server }, ...upstreams];
}

/**
 * In what the upstream's last list and the catalog differ. Throws DomainError `not_found`, `permission_denied`,
 * `scope_missing`.
 */
export async function readDrift(
  { actor }: SignedInCaller,
  id: ConnectionId,
  { unitOfWork: { repositories } }: Ports,
): Promise<readonly Drift[]> {
  requirePermission(actor, 'platform.discovery.read', null);
  if ((await repositories.connections.find(id)) === null) throw notFound('connection');
  const [listed, served] = await Promise.all([
    repositories.discovery.listed(id),
    repositories.discovery.served(id),
  ]);
  return driftOf(listed, served);
}

/** What upstreams say that a model costs. Throws DomainError `not_found`, `permission_denied`, `scope_missing`. */
export async function readStatedPrices(
  { actor }: SignedInCaller,
  id: ModelId,
  { unitOfWork: { repositories } }: Ports,
): Promise<readonly StatedPrices[]> {
  requirePermission(actor, 'model.read', null);
  if ((await repositories.models.find(id)) === null) throw notFound('model');
  return repositories.discovery.pricesStated(id);
}
