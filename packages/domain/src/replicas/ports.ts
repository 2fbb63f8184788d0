import type { GatewayId } from '../live-requests/ports.ts';

/** A gateway that runs. Times are those of the database. */
export interface Replica {
  readonly id: GatewayId;
  /** Null of a gateway of an earlier release. */
  readonly version: string | null;
  readonly startedAt: Date;
  /** When it last renewed what it holds of limits, which every gateway does all the time. */
  readonly seenAt: Date;
}

/** The gateways that run. Both methods reject with DomainError `database_unavailable`. */
export interface ReplicaRepository {
  /** Says that a gateway has started. That it still runs, its renewals say. */
  started(id: GatewayId, version: string): Promise<void>;
  /** Those that limits are divided among, the oldest start first, at most 1,000. */
  list(): Promise<readonly Replica[]>;
}

/** The gateways, within a unit of work. */
export interface ReplicaRepositories {
  readonly replicas: ReplicaRepository;
}
