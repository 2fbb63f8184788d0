import type { LiveRequest, LiveRequestFilter } from '../inference/live-request.ts';
import type { RequestCancellation } from '../kernel/change-feed.ts';
import type { Id, OrganizationId, UserId } from '../kernel/ids.ts';

/** A process that serves requests; another one after each start. */
export type GatewayId = Id<'gateway'>;

/** The requests that run in this process. */
export interface RunningRequests {
  /** The latest first. */
  liveRequests(filter: LiveRequestFilter, limit: number): readonly LiveRequest[];
  /** The longest running first. */
  longestRunning(limit: number): readonly LiveRequest[];
}

/** What gateways tell each other about the requests that they run. Those of a gateway that was silent for 15 s are over. */
export interface LiveRequestRepository {
  /** Makes these the requests of a gateway, and removes those of gateways that are gone. Atomic. */
  replace(gatewayId: GatewayId, requests: readonly LiveRequest[], signal?: AbortSignal): Promise<void>;
  /** Requests of an organization that run elsewhere than in a gateway, the latest first; with a user, of this user's keys. */
  listElsewhere(
    organizationId: OrganizationId,
    userId: UserId | null,
    gatewayId: GatewayId,
    limit: number,
  ): Promise<readonly LiveRequest[]>;
  /** The same of all organizations. */
  listAllElsewhere(gatewayId: GatewayId, limit: number): Promise<readonly LiveRequest[]>;
}

export interface CancellationRepository {
  /** Tells every process after the commit; the one that runs the request ends it. */
  send(cancellation: RequestCancellation): Promise<void>;
}

/** The cancelling of requests, within a unit of work. */
export interface CancellationRepositories {
  readonly cancellations: CancellationRepository;
}
